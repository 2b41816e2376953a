import { nothingWrong, readIssueRows, type IssueRow } from './issue-catalogue.ts'

/** Where a code leads. */
export interface CodeEntry {
  /** The code itself; for an alias the code it stands for. */
  code: string
  /** Null when nothing is wrong. */
  row: IssueRow | null
  /** Whether Plaid's `display_message` for this code is written for people. */
  spoken: boolean
}

let index: Map<string, CodeEntry> | undefined

const entries = (): Map<string, CodeEntry> => {
  if (index !== undefined) return index
  const made = new Map<string, CodeEntry>()
  const enter = (codes: string, row: IssueRow | null): void => {
    for (const word of codes.split(' ')) {
      const spoken = word.startsWith('!')
      const names = word.slice(spoken ? 1 : 0).split('=')
      const code = names[0]?.split('/').pop() ?? ''
      for (const name of names) made.set(name, { code, row, spoken })
    }
  }
  enter(nothingWrong, null)
  for (const row of readIssueRows()) enter(`${row[0]} ${row[3]}`, row)
  return (index = made)
}

/** Where everything leads that leads nowhere else. */
const unknown: IssueRow = ['our_side', 'error', ['contact_support'], '']

/** The row of one of Relink's own codes, of a refusal or of a health. */
export const findCode = (code: string): IssueRow => entries().get(code)?.row ?? unknown

/** Finds a Plaid error: by type and code, else by code, else by type, else generic. */
export const findPlaidCode = (type: string, code: string): CodeEntry => {
  const family = type.toLowerCase()
  // Plaid writes a few codes with hyphens, such as `item-no-error`.
  const name = code.toLowerCase().replaceAll('-', '_')
  const known = entries().get(`${family}/${name}`) ?? entries().get(name)
  // An entry without a code stands for a type.
  return known?.code
    ? { ...known, code: known.code.toUpperCase() }
    : { code, row: findCode(`${family}/`), spoken: false }
}
