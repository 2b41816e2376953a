type Child = Node | string | null | false

type Attributes = Record<string, string | boolean | ((event: Event) => void)>

/** Makes an element; functions become listeners, true becomes an empty attribute, false none. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value)
    else if (value === true) made.setAttribute(name, '')
    else if (value !== false) made.setAttribute(name, value)
  }
  made.append(...children.filter((child) => child !== null && child !== false))
  return made
}
