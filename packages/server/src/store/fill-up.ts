/**
 * Repeats the last one until there are one, two, four, eight… of them: a store keeps every statement that
 * it was ever given, and those for any number of rows would be many, and large. For statements that don't mind
 * a row that is named twice.
 */
export const fillUp = <T>(values: readonly T[]): T[] => {
  const wanted = 2 ** Math.ceil(Math.log2(Math.max(1, values.length)))
  return Array.from(
    { length: values.length === 0 ? 0 : wanted },
    (_, index) => values[Math.min(index, values.length - 1)],
  ) as T[]
}
