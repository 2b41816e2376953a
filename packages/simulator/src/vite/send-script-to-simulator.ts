// It runs in the page, as text: it can use nothing from outside of itself.
const redirectScripts = (origin: string): void => {
  const { prototype } = HTMLScriptElement
  const src = Object.getOwnPropertyDescriptor(prototype, 'src')
  if (src === undefined) return
  Object.defineProperty(prototype, 'src', {
    ...src,
    set(this: HTMLScriptElement, address: unknown) {
      const [, path] = /^https:\/\/cdn\.plaid\.com(\/link\/.*)/.exec(String(address)) ?? []
      // An inert tag loads nothing, and has to keep Plaid's address to be found by it.
      const isLeft = path === undefined || this.type === 'text/plain'
      src.set?.call(this, isLeft ? address : `${origin}${path}`)
    },
  })
}

/**
 * Writes a script that sends to a simulator whatever the page loads as Plaid's own script later on, such as when it
 * tries again because the first tag failed. A simulator that can't be reached is then a failure, and no visit to the real Plaid.
 */
export const sendScriptToSimulator = (origin: string): string =>
  `(${redirectScripts.toString()})(${JSON.stringify(origin).replaceAll('<', String.raw`\u003c`)})`
