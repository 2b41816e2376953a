import { ReconnectBanner, useRemoveItem, type Item } from '@relink/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'

const useBreak = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (itemId: string) => {
      const response = await fetch(`/api/items/${itemId}/break`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      if (!response.ok) throw new Error('Not broken')
    },
    onSettled: () => client.invalidateQueries(),
  })
}

export const BankCard = ({ item }: { item: Item }) => {
  const remove = useRemoveItem()
  const breakIt = useBreak()
  const titleId = `bank-${item.id}`
  return (
    <article className="card" aria-labelledby={titleId}>
      <header>
        <span className="badge" aria-hidden="true">
          {item.bankName.charAt(0)}
        </span>
        <h2 id={titleId}>{item.bankName}</h2>
      </header>
      <ReconnectBanner item={item} />
      <ul className="lines">
        {item.accounts.map((account) => (
          <li key={account.id}>
            <span>
              {account.name}
              <small>{account.subtype ?? account.type}</small>
            </span>
            {account.mask !== null && <span className="amount">···· {account.mask}</span>}
          </li>
        ))}
      </ul>
      <footer>
        {item.health === 'healthy' && (
          <button
            type="button"
            className="plain"
            disabled={breakIt.isPending}
            onClick={() => breakIt.mutate(item.id)}
          >
            Break this connection
          </button>
        )}
        <button
          type="button"
          className="plain"
          disabled={remove.isPending}
          onClick={() => remove.mutate(item.id)}
        >
          {remove.isPending ? 'Removing…' : 'Remove'}
        </button>
        {(remove.isError || breakIt.isError) && (
          <p role="alert">That didn’t work. Nothing was changed; try again.</p>
        )}
      </footer>
    </article>
  )
}
