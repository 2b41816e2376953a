import { describeHealth, type Item } from '@relink/core'
import type { ReactNode } from 'react'

/** A bank as an app of one's own may show it, with how its connection is. */
export const BankRow = ({ item }: { item: Item }): ReactNode => (
  <div className="stage-card stage-row">
    <h2>{item.bankName}</h2>
    <p className="stage-quiet">{describeHealth(item)?.title ?? 'Up to date'}</p>
  </div>
)
