import { httpBackend, ReconnectBanner, RelinkProvider, useItems } from '@relink/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'

const Hundred = () => {
  const { data: [item] = [] } = useItems()
  if (item === undefined) return null
  // The first is the person's own; the others only have to look it.
  return Array.from({ length: 100 }, (_, index) => (
    <ReconnectBanner
      key={index}
      item={{ ...item, id: index === 0 ? item.id : `item-${index}`, bankName: `Bank ${index}` }}
    />
  ))
}

createRoot(document.getElementById('root') ?? document.body).render(
  <QueryClientProvider client={new QueryClient()}>
    <RelinkProvider backend={httpBackend('/api/link')} userKey="ada">
      <Hundred />
    </RelinkProvider>
  </QueryClientProvider>,
)
