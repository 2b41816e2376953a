import {
  issueLines,
  nothingWrong,
  readIssueCodes,
  readIssueRow,
  type IssueRow,
} from './issue-catalogue.ts'

/** Where a code leads. */
export interface CodeEntry {
  /** The code itself; for an alias the code it stands for. */
  code: string
  /** Null when nothing is wrong. */
  row: IssueRow | null
}

const find = (name: string): CodeEntry | undefined => {
  if (nothingWrong.split(' ').includes(name)) return { code: name, row: null }
  for (const line of issueLines)
    for (const names of readIssueCodes(line))
      if (names.includes(name))
        return { code: names[0]?.split('/').pop() ?? '', row: readIssueRow(line) }
  return undefined
}

/** The row of one of Relink's own codes, of a refusal or of a health; what stands nowhere is our side's. */
export const findCode = (code: string): IssueRow => find(code)?.row ?? findCode('our_side')

/** Finds a Plaid error: by type and code, else by code, else by type, else generic. */
export const findPlaidCode = (type: string, code: string): CodeEntry => {
  const family = type.toLowerCase()
  // Plaid writes a few codes with hyphens, such as `item-no-error`.
  const name = code.toLowerCase().replaceAll('-', '_')
  const known = find(`${family}/${name}`) ?? find(name)
  // An entry without a code stands for a type.
  return known?.code
    ? { ...known, code: known.code.toUpperCase() }
    : { code, row: findCode(`${family}/`) }
}
