const cookieName = 'person'

/** Who can be signed in. A real app has accounts and passwords; this one has two buttons. */
export const people = ['ada', 'grace'] as const
export type Person = (typeof people)[number]

export const isPerson = (value: unknown): value is Person => people.some((name) => name === value)

/** Who is signed in, by the cookie of the request. */
export const readPerson = (request: Request): Person | null => {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/)
  const value = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(7)
  return isPerson(value) ? value : null
}

/** The cookie that signs somebody in, or with null out. `Lax`, so that it comes along from the bank. */
export const personCookie = (person: Person | null): string =>
  `${cookieName}=${person ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${person === null ? 0 : 86_400}`
