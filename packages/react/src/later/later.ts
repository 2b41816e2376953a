/** Code that a page fetches once it needs it. */
export interface Later<T> {
  /** The code, once it is there. */
  get(): T | null
  /** Fetches it, unless it is there or on its way. After a rejection the next call fetches anew. */
  load(): Promise<T>
  /** Puts code there that is at hand. */
  set(code: T): void
}

/**
 * Makes a place for code that is fetched later.
 *
 * @param fetchCode A dynamic `import()`, which joins one that is on its way.
 * @param patience Milliseconds until it counts as not to be had; what comes after that is taken all the same.
 * @param arrived Called when it is there.
 */
export const later = <T>(
  fetchCode: () => Promise<T>,
  patience = 10_000,
  arrived?: () => void,
): Later<T> => {
  let code: T | null = null
  let loading: Promise<T> | null = null

  const set = (fetched: T): T => {
    code = fetched
    loading = Promise.resolve(fetched)
    arrived?.()
    return fetched
  }

  const load = async (): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('No answer in time.')), patience)
    })
    try {
      return await Promise.race([fetchCode().then(set), tooLate])
    } catch (error) {
      loading = null
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  return { get: () => code, load: () => (loading ??= load()), set }
}
