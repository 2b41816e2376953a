'use client'
import { adviseOnHealth, describeHealth, type HealthAdvice, type Item } from '@relink/core'
import type { ReactNode } from 'react'
import { Facts, Nothing } from './facts.tsx'
import { hideSecrets } from './hide-secrets.ts'
import { tellDuration } from './tell-time.ts'
import { useCachedItems } from './use-cached-items.ts'
import { useNow } from './use-now.ts'

/** The person's Items, as far as the page has asked for them. */
export const ItemsTab = ({ userKey }: { userKey: string | null }): ReactNode => {
  const now = useNow()
  const { items, status } = useCachedItems(userKey)
  if (userKey === null) return <Nothing>Nobody is signed in: userKey is null.</Nothing>
  if (items.length === 0) return <Nothing>{nothing[status]}</Nothing>
  return items.map(({ item, fetchedAt }) => (
    <section
      key={item.id}
      className="relink-inspector-card"
      aria-label={hideSecrets(item.bankName)}
    >
      <p>
        <span className="relink-inspector-badge" data-tone={toneOf(item)}>
          {item.health.status}
        </span>{' '}
        <strong>{hideSecrets(item.bankName)}</strong>
      </p>
      <Facts of={{ ...readHealth(item), 'asked for': `${tellDuration(now - fetchedAt)} ago` }} />
    </section>
  ))
}

const nothing = {
  'not asked': 'The page has not asked for Items: nothing on it uses useItems or an Item list.',
  asking: 'The Items are being asked for.',
  known: 'No bank is connected.',
  failed: 'The Items could not be had. The request that failed is among the requests.',
}

const repairs: Record<NonNullable<HealthAdvice['repair']> | 'none', string> = {
  plain: 'update mode',
  accounts: 'update mode with a choice of accounts',
  products: 'update mode for more products',
  consent: 'update mode for more consent',
  relink: 'a new connection',
  none: 'nothing that a person could do',
}

const readHealth = (item: Item): Record<string, string | number | null> => {
  const { id, institutionId, health, healthChangesIn, accounts, updatedAt } = item
  const { prompt, urgency, repair } = adviseOnHealth(health)
  const { status: _, ...known } = health
  const issue = describeHealth(item)
  return {
    Item: hideSecrets(id),
    institution: institutionId && hideSecrets(institutionId),
    'people read': issue && `${hideSecrets(issue.title)} (${issue.kind})`,
    ...Object.fromEntries(
      Object.entries(known).map(([name, value]) => [
        name,
        value === null ? null : hideSecrets(String(value)),
      ]),
    ),
    'asks the person': prompt ? `${urgency}: ${repairs[repair ?? 'none']}` : 'no',
    changes: healthChangesIn === null ? null : `by itself after ${tellDuration(healthChangesIn)}`,
    accounts: accounts.length,
    updated: updatedAt,
  }
}

const toneOf = ({ health }: Item): string => {
  if (health.status === 'healthy') return 'good'
  const { urgency } = adviseOnHealth(health)
  return urgency === 'now' ? 'bad' : urgency === 'none' ? 'none' : 'odd'
}
