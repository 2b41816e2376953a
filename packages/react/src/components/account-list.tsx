'use client'
import { fillText, type Account } from '@relink/core'
import type { ReactNode } from 'react'
import { useItemMessages } from './use-item-messages.ts'

/** Accounts by name and last digits, which are read out as such. */
export const AccountList = ({ accounts }: { accounts: readonly Account[] }): ReactNode => {
  const messages = useItemMessages()
  return (
    <ul className="relink-accounts">
      {accounts.map(({ id, name, mask }) => (
        <li key={id}>
          <span className="relink-account-name">{name}</span>
          {mask !== null && (
            <>
              {' '}
              <span className="relink-account-mask" dir="ltr" aria-hidden="true">
                {`···· ${mask}`}
              </span>{' '}
              <span className="relink-hidden">
                {fillText(messages.accountEnding, messages, { mask })}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
