/**
 * Where to take the person afterwards, as a path of the app's own origin.
 *
 * Anything of another origin, and any scheme but http and https, is dropped: a stored or linked
 * `returnTo` must not become a way out of the app.
 *
 * @param value A path or an absolute address.
 * @param here The address of the current page, which relative paths and the origin are taken from.
 * @returns Path, query and fragment; or null when the value is not one of the app's own.
 */
export const safeReturnTo = (value: string, here: string): string | null => {
  let url: URL
  try {
    url = new URL(value, here)
  } catch {
    return null
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  // A path that begins with two slashes would be read as another host by whoever navigates to it.
  if (url.origin !== new URL(here).origin || url.pathname.startsWith('//')) return null
  return `${url.pathname}${url.search}${url.hash}`
}
