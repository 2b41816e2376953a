import { ItemCard, type Item } from '@relink/react'
import { useMutation } from '@tanstack/react-query'

/** Breaks a connection at the bank; that it is broken, the page hears as it would of any other. */
const useBreak = () =>
  useMutation({
    mutationFn: async (itemId: string) => {
      const response = await fetch(`/api/items/${itemId}/break`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      if (!response.ok) throw new Error('Not broken')
    },
  })

export const BankCard = ({ item, onRemoved }: { item: Item; onRemoved: () => void }) => {
  const breakIt = useBreak()
  return (
    <ItemCard item={item} headingLevel={2} onRemoved={onRemoved}>
      {item.health.status === 'healthy' && (
        <button
          type="button"
          className="plain"
          disabled={breakIt.isPending}
          onClick={() => breakIt.mutate(item.id)}
        >
          Break this connection
        </button>
      )}
      {breakIt.isError && <p role="alert">That didn’t work. Nothing was changed; try again.</p>}
    </ItemCard>
  )
}
