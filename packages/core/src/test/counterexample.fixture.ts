import * as fc from 'fast-check'

/** The smallest value found for which a claim does not hold, with the seed to find it again; or null. */
export const counterexample = <Value>(
  values: fc.Arbitrary<Value>,
  holds: (value: Value) => boolean,
  runs = 500,
): object | null => {
  const { failed, counterexample, seed, errorInstance } = fc.check(fc.property(values, holds), {
    numRuns: runs,
  })
  return failed ? { value: counterexample?.[0], seed, error: errorInstance } : null
}
