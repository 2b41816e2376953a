/** The language asked for, or its base (`fr` for `fr-CA`), if the server lists it; else the default. */
export const chooseLanguage = (
  asked: string | undefined,
  allowed: readonly string[],
  fallback: string,
): string => {
  const wanted = asked?.toLowerCase() ?? ''
  const base = wanted.split('-', 1)[0]
  return (
    allowed.find((language) => language.toLowerCase() === wanted) ??
    allowed.find((language) => language.toLowerCase() === base) ??
    fallback
  )
}
