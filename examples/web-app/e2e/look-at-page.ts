import type { Locator, Page } from '@playwright/test'

/** What a person could not read or reach on the page as it is now. */
interface Faults {
  /** How far the page goes beyond the window, in pixels. */
  overflow: number
  /** Words that are cut off, or lie outside of the window. */
  cut: string[]
  /** What is pressed and is smaller than 24 by 24 pixels. */
  small: string[]
}

/** Measures the page; what is hidden on purpose does not count. */
export const lookAtPage = (page: Page): Promise<Faults> =>
  page.evaluate(() => {
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest('.relink-hidden, [data-empty]') === null
    const all = [...document.querySelectorAll<HTMLElement>('body *')].filter(isShown)
    const width = document.documentElement.clientWidth
    const cut = all.filter((element) => {
      if (element.childElementCount > 0 || element.textContent.trim() === '') return false
      const { left, right } = element.getBoundingClientRect()
      const { overflowX, overflowY } = getComputedStyle(element)
      const clips = overflowX !== 'visible' || overflowY !== 'visible'
      const isTooLong =
        element.scrollWidth > element.clientWidth + 1 ||
        element.scrollHeight > element.clientHeight + 1
      return left < -1 || right > width + 1 || (clips && element.clientWidth > 0 && isTooLong)
    })
    const small = all.filter((element) => {
      if (!element.matches('a[href], button, input, select, summary')) return false
      const { width, height } = element.getBoundingClientRect()
      return width < 24 || height < 24
    })
    const words = (element: HTMLElement): string =>
      `${element.tagName.toLowerCase()}: ${element.textContent.trim()}`
    return {
      overflow: Math.max(0, document.documentElement.scrollWidth - width),
      cut: cut.map(words),
      small: small.map(words),
    }
  })

/** The contrast of what is no text, a border or the ring of the focus, with what is behind it. */
export const contrastOf = (
  locator: Locator,
  property: 'outlineColor' | 'borderTopColor',
): Promise<number> =>
  locator.evaluate((element, named) => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 1
    const context = canvas.getContext('2d', { willReadFrequently: true })
    const over = (colours: string[]): number[] => {
      if (context === null) return []
      context.clearRect(0, 0, 1, 1)
      for (const colour of colours) {
        context.fillStyle = colour
        context.fillRect(0, 0, 1, 1)
      }
      return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
    }
    const light = (rgb: number[]): number => {
      const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const grounds: string[] = []
    for (let at = element.parentElement; at !== null; at = at.parentElement)
      grounds.unshift(getComputedStyle(at).backgroundColor)
    const ground = light(over(['Canvas', ...grounds]))
    const own = light(over(['Canvas', ...grounds, getComputedStyle(element)[named]]))
    return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05)
  }, property)
