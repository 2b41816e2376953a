import type { Page } from '@playwright/test'

/** Something that a screen reader is told by a live region. */
export interface Said {
  text: string
  role: string
  /** Whether the region was in the page before its words came, which a status needs to be heard. */
  wasThere: boolean
}

/** Notes what the live regions of any page from now on say, each time that their words change. */
export const hearLiveRegions = async (page: Page): Promise<() => Promise<Said[]>> => {
  await page.addInitScript(() => {
    const regions = '[role=status], [role=alert], [aria-live]'
    const said: Said[] = []
    const last = new WeakMap<Element, string>()
    const known = new WeakSet<Element>()
    Object.defineProperty(window, 'said', { value: said })
    const look = (): void => {
      for (const region of document.querySelectorAll<HTMLElement>(regions)) {
        // What is not shown is not read.
        const text = region.innerText.replace(/\s+/g, ' ').trim()
        if (text !== '' && text !== last.get(region))
          said.push({ text, role: region.getAttribute('role') ?? '', wasThere: known.has(region) })
        last.set(region, text)
        known.add(region)
      }
    }
    const begin = (): void => {
      look()
      new MutationObserver(look).observe(document, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['style', 'class', 'hidden', 'role', 'aria-hidden'],
      })
    }
    if (window.top === window.self) document.addEventListener('DOMContentLoaded', begin)
  })
  return () => page.evaluate(() => (window as unknown as { said: Said[] }).said.splice(0))
}
