/** An iframe over the whole page, which the page's own script fills. */
export interface FullWindowFrame {
  readonly element: HTMLIFrameElement
  /** Resolves with the document to fill, once the browser will not replace it any more. */
  readonly loaded: Promise<Document>
  show: () => void
  hide: () => void
  remove: () => void
}

const fullWindow: Partial<CSSStyleDeclaration> = {
  position: 'fixed',
  inset: '0',
  width: '100%',
  height: '100%',
  border: '0',
  zIndex: '2147483647',
  display: 'none',
  backgroundColor: 'transparent',
  // A frame whose scheme differs from its document's is painted opaque, and the page behind would vanish.
  colorScheme: 'light',
}

/** Waits for an empty iframe that is about to be added to the page. */
export const whenLoaded = (window: Window, iframe: HTMLIFrameElement): Promise<Document> =>
  new Promise((resolve) => {
    const done = (): void => {
      // Not at once: in some browsers an empty frame loads inside of appendChild.
      window.setTimeout(() => {
        if (iframe.contentDocument) resolve(iframe.contentDocument)
      })
    }
    iframe.addEventListener('load', done, { once: true })
  })

/** Adds a hidden iframe to the page. While shown, the page behind does not scroll. */
export const createFullWindowFrame = (
  window: Window,
  name: { id: string; title: string },
): FullWindowFrame => {
  const { document } = window
  const element = document.createElement('iframe')
  element.id = name.id
  element.title = name.title
  Object.assign(element.style, fullWindow)
  const loaded = whenLoaded(window, element)
  document.body.append(element)

  let overflowBefore: string | null = null
  const show = (): void => {
    element.style.display = 'block'
    overflowBefore ??= document.body.style.overflow
    document.body.style.overflow = 'hidden'
  }
  const hide = (): void => {
    element.style.display = 'none'
    if (overflowBefore === null) return
    document.body.style.overflow = overflowBefore
    overflowBefore = null
  }
  return {
    element,
    loaded,
    show,
    hide,
    remove: () => {
      hide()
      element.remove()
    },
  }
}
