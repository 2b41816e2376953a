'use client'

import { httpBackend, RelinkProvider } from '@relink/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'

const backend = httpBackend('/api/link')

export const Providers = ({
  userKey,
  children,
}: {
  userKey: string | null
  children: ReactNode
}) => {
  // In a state and not beside `backend`: on the server a module is shared by everybody's requests.
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <RelinkProvider backend={backend} userKey={userKey}>
        {children}
      </RelinkProvider>
    </QueryClientProvider>
  )
}
