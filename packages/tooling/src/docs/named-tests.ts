/** A file of the repository and something that has to stand in it: a test's name, or a function's. */
export interface Named {
  file: string
  name: string
}

const escape = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')

/**
 * Whether a file of tests has one whose title holds the words, such as all of it but a placeholder.
 *
 * A title is the string that a test, or a case in its table, begins with. The same words in a comment or an
 * expectation do not count.
 */
export const hasTest = (code: string, words: string): boolean =>
  new RegExp(
    `(?:(?:\\btest(?:\\.\\w+)*|\\))\\(|\\[)\\s*(['"\`])(?:(?!\\1)[^\\n])*?${escape(words)}(?:(?!\\1)[^\\n])*\\1,\\s*(?:async\\b|\\(|\\{)`,
  ).test(code)

/** Whether a file makes something of the name: declares it, or gives a field of it a value. */
export const makes = (code: string, name: string): boolean =>
  new RegExp(
    `\\b(?:const|function|class|interface|type) ${escape(name)}\\b|^\\s*(?:readonly )?(['"]?)${escape(name)}\\1\\??(?:: |\\()|[{,] (['"]?)${escape(name)}\\2: `,
    'm',
  ).test(code)

/** Whether what a doc names is there: in a file of tests a test, in another what it makes. */
export const isThere = ({ file, name }: Named, code: string): boolean =>
  isTestFile(file) ? hasTest(code, name) : makes(code, name)

/** Whether a file holds tests, by its name. */
export const isTestFile = (file: string): boolean => /\.(?:test|spec)\.tsx?$/.test(file)

/** One row of a table that names files. */
export interface NamedRow {
  /** The first column. */
  what: string
  /** What each of the other columns names; nothing where it is prose. */
  columns: Named[][]
}

const readNamed = (cell: string): Named[] =>
  cell.split('<br>').flatMap((each) => {
    const [, file = '', name = ''] = /^`([^`/]+\/[^`]+)`: (.+?) *$/.exec(each.trim()) ?? []
    return file === '' ? [] : [{ file, name: name.replaceAll(/^(?:`|… )|(?:`| …)$/g, '') }]
  })

/**
 * Reads the rows of a text's tables, of whose columns some hold "`file`: name", several of them with `<br>` between.
 * A name may begin or end with `…` where only a part of a title is written. Headings are not among the rows.
 */
export const readNamedRows = (text: string): NamedRow[] => {
  const lines = text.split('\n')
  return lines
    .filter((line, index) => line.startsWith('| ') && !lines[index + 1]?.startsWith('| --'))
    .filter((line) => !line.startsWith('| --'))
    .map((line) => {
      const [what = '', ...cells] = line.trim().slice(2, -1).split(' | ')
      return { what: what.trim(), columns: cells.map(readNamed) }
    })
}
