/** What was measured, line by line, and whether all of it keeps its limit. */
export interface Report {
  title(text: string): void
  /** Without a limit it is there to read only. */
  line(what: string, figure: string, limit?: { text: string; isKept: boolean }): void
  isGood(): boolean
}

export const createReport = (): Report => {
  let isGood = true
  return {
    title: (text) => console.log(`\n${text}`),
    line: (what, figure, limit) => {
      const verdict =
        limit === undefined ? '' : ` ${limit.text.padEnd(26)} ${limit.isKept ? 'ok' : 'NOT'}`
      console.log(`  ${what.padEnd(40)} ${figure.padEnd(40)}${verdict}`.trimEnd())
      if (limit?.isKept === false) isGood = false
    },
    isGood: () => isGood,
  }
}

/** The value below which that share of them lies. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN

export const median = (values: readonly number[]): number => quantile(values, 0.5)
