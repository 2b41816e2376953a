import { useEffect, useState } from 'react'

const ask = async (init?: RequestInit): Promise<string | null> =>
  (await (await fetch('/api/session', init)).json()).userId

/** Who is signed in: undefined until it is known, null for nobody. */
export const useSession = () => {
  const [userId, setUserId] = useState<string | null>()
  useEffect(() => {
    void ask().then(setUserId)
  }, [])
  const signIn = async (name: string) => {
    const headers = { 'content-type': 'application/json' }
    setUserId(await ask({ method: 'POST', headers, body: JSON.stringify({ name }) }))
  }
  return { userId, signIn }
}
