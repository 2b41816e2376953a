import { institutions } from '../engine/institutions.ts'
import { createHandler } from './create-handler.ts'
import { element } from './element.ts'
import { whenLoaded } from './full-window-frame.ts'
import type { LinkContext } from './link-context.ts'
import { applyStyles } from './pane-styles.ts'
import type { PlaidHandler, PlaidOptions } from './plaid-global.ts'

const embeddedStyles = `body { display: block; background: var(--paper); }
  main { display: grid; gap: 8px; padding: 12px; } .bank { border: 1px solid var(--line); }`

const shown = institutions.filter(({ health }) => health === 'healthy').slice(0, 6)

const fill = (document: Document, choose: (institutionId?: string) => void): void => {
  document.documentElement.lang = 'en'
  document.title = 'Plaid Link (simulated)'
  applyStyles(document, embeddedStyles)
  const button = (name: string, institutionId?: string): HTMLElement =>
    element(
      document,
      'button',
      { class: 'bank', type: 'button', click: () => choose(institutionId) },
      element(document, 'strong', {}, name),
    )
  document.body.replaceChildren(
    element(
      document,
      'main',
      { 'aria-label': 'Banks' },
      ...shown.map(({ id, name }) => button(name, id)),
      button('Search for more banks'),
      element(document, 'p', { class: 'small' }, 'Simulated. No real bank is involved.'),
    ),
  )
}

/**
 * Makes what `Plaid.createEmbedded` gives back: a list of banks in the app's own element, which opens Link at the
 * bank that is chosen.
 */
export const createEmbedded = (
  context: LinkContext,
  options: PlaidOptions,
  token: string,
  host: HTMLElement,
): { destroy: () => void } => {
  const { onLoad, ...rest } = options
  let handler: PlaidHandler | undefined
  const iframe = element(context.window.document, 'iframe', { title: 'Plaid Embedded Link' })
  Object.assign(iframe.style, { border: '0', width: '100%', height: '100%', minHeight: '300px' })
  const loaded = whenLoaded(context.window, iframe)
  host.append(iframe)

  const choose = (institutionId?: string): void => {
    // A new one each time, for each begins at another bank.
    handler?.destroy()
    handler = createHandler(context, rest, token, institutionId)
    handler.open()
  }
  const begin = async (): Promise<void> => {
    fill(await loaded, choose)
    onLoad?.()
  }
  void begin()

  return {
    destroy: () => {
      handler?.destroy()
      iframe.remove()
    },
  }
}
