type Props = Record<string, unknown>
type Handler = (...args: unknown[]) => void

/**
 * Lays what somebody brings themselves over what we give: their handlers run first, and ours only where they did not
 * prevent the default.
 *
 * @param merge What becomes of other props that both have. Default: theirs.
 */
export const mergeHandlers = (
  ours: object,
  own: object,
  merge: (name: string, ours: unknown, own: unknown) => unknown = (_name, _ours, theirs) => theirs,
): Props => {
  const merged: Props = { ...ours }
  for (const [name, theirs] of Object.entries(own) as [string, unknown][]) {
    const given = merged[name]
    if (theirs === undefined) continue
    // What is not there on either side leaves nothing to join.
    if (!given || !theirs) merged[name] = theirs ?? given
    else if (/^on[A-Z]/.test(name)) merged[name] = chain(theirs as Handler, given as Handler)
    else merged[name] = merge(name, given, theirs)
  }
  return merged
}

const chain =
  (first: Handler, second: Handler): Handler =>
  (...args) => {
    first(...args)
    if (!(args[0] as { defaultPrevented?: boolean } | undefined)?.defaultPrevented) second(...args)
  }
