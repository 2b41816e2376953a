import type { SqlQuery } from '../store/store.ts'

const mostAtOnce = 500

/** How many changes of each of these owners' Items were counted so far; 0 where none was. */
export const lastChanges = async (
  query: SqlQuery,
  owners: readonly string[],
): Promise<Map<string, number>> => {
  const newest = new Map<string, number>()
  for (let from = 0; from < owners.length; from += mostAtOnce) {
    const some = owners.slice(from, from + mostAtOnce)
    const places = some.map((_, index) => `$${index + 1}`).join(', ')
    const rows = await query(
      `select owner, change from relink_owners where owner in (${places})`,
      some,
    )
    for (const row of rows) newest.set(String(row['owner']), Number(row['change']))
  }
  return newest
}
