import { insistent, type Insistent } from './insistent.ts'

/** What `item-parts.ts` gives. */
export type ItemParts = typeof import('./item-parts.ts')

/** The components that show Items, and the words about how an Item is. */
export const itemParts: Insistent<ItemParts> = /* @__PURE__ */ insistent(
  () => import('./item-parts.ts'),
)
