'use client'

import { BankLinkButton, ReconnectBanner, useItems, useRemoveItem, type Item } from '@relink/react'

/** `initialItems` come with the page; `useItems` asks again in the browser and after every change. */
export const Banks = ({ initialItems }: { initialItems: Item[] }) => {
  const { data: items = initialItems, isError } = useItems()
  const remove = useRemoveItem()
  return (
    <>
      {(isError || remove.isError) && (
        <p role="alert">That didn’t work. Nothing is lost; reload to try again.</p>
      )}
      {items.length === 0 && <p className="quiet">Connect a bank to see its accounts here.</p>}
      {items.map((item) => (
        <article key={item.id} className="card" aria-label={item.bankName}>
          <h2>{item.bankName}</h2>
          <ReconnectBanner item={item} />
          <ul className="lines">
            {item.accounts.map((account) => (
              <li key={account.id}>
                {account.name}
                {account.mask !== null && <span className="quiet">···· {account.mask}</span>}
              </li>
            ))}
          </ul>
          <button
            type="button"
            className="plain"
            disabled={remove.isPending}
            onClick={() => remove.mutate(item.id)}
          >
            Remove
          </button>
        </article>
      ))}
      <BankLinkButton>Connect a bank</BankLinkButton>
    </>
  )
}
