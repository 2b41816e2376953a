'use client'
import type { ReactNode } from 'react'

/** What is known of a thing; facts that are null are left out. */
export const Facts = ({ of }: { of: Record<string, ReactNode> }): ReactNode => (
  <dl className="relink-inspector-facts">
    {Object.entries(of).map(([name, value]) =>
      value === null || value === undefined || value === '' ? null : (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ),
    )}
  </dl>
)

/** What a tab says while it has nothing to show. */
export const Nothing = ({ children }: { children: ReactNode }): ReactNode => (
  <p className="relink-inspector-nothing">{children}</p>
)
