/** What servers on one store tell each other about an Item; no more than is needed to look for oneself. */
export interface ItemNews {
  owner: string
  itemId: string
  /** The number of this change among its owner's. */
  change: number
  removed: boolean
}

/** Writes news for the other servers. */
export const writeNews = (news: ItemNews): string => JSON.stringify(news)

/** Reads what a server told; null when it is of another kind or version. */
export const readNews = (text: string): ItemNews | null => {
  try {
    const news = JSON.parse(text) as Partial<ItemNews> | null
    return typeof news?.owner === 'string' &&
      typeof news.itemId === 'string' &&
      typeof news.change === 'number'
      ? {
          owner: news.owner,
          itemId: news.itemId,
          change: news.change,
          removed: news.removed === true,
        }
      : null
  } catch {
    // Not ours: a Postgres channel is open to everybody on the database.
    return null
  }
}
