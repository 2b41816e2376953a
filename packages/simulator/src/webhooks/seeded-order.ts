/** Puts a list into an order that looks like none and follows from the seed. */
export const inSeededOrder = <T>(list: readonly T[], seed: number): T[] => {
  let last = Math.trunc(seed) >>> 0
  const random = (below: number): number => {
    last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((last / 2 ** 32) * below)
  }
  const rest = [...list]
  return list.flatMap(() => rest.splice(random(rest.length), 1))
}
