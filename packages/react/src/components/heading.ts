/** Where a heading stands in the page's outline. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

/** The element of a heading. */
export const headingOf = (level: HeadingLevel): `h${HeadingLevel}` => `h${level}`

/** The level below. */
export const levelBelow = (level: HeadingLevel): HeadingLevel =>
  Math.min(level + 1, 6) as HeadingLevel
