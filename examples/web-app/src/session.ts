import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

export type Person = 'ada' | 'grace'

const session = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Person | null> => {
    const response = await fetch('/api/session')
    return ((await response.json()) as { person: Person | null }).person
  },
  staleTime: Infinity,
})

export const useSession = () => useQuery(session)

export const useSignIn = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (person: Person | null) => {
      const response = await fetch('/api/session', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person }),
      })
      if (!response.ok) throw new Error('Signing in did not work. Try again.')
      return person
    },
    onSuccess: (person) => client.setQueryData(session.queryKey, person),
  })
}
