import { cookies } from 'next/headers'

/** Who can be signed in. A real app has accounts and passwords; this one has two buttons. */
export const people = { ann: 'Ann', ben: 'Ben' } as const
export type Person = keyof typeof people

const isPerson = (value: unknown): value is Person =>
  typeof value === 'string' && Object.hasOwn(people, value)

/** Who is signed in, by the cookie of the request. */
export const readPerson = async (): Promise<Person | null> => {
  const value = (await cookies()).get('person')?.value
  return isPerson(value) ? value : null
}

export const savePerson = async (value: unknown): Promise<void> => {
  const jar = await cookies()
  // `lax`, so that it comes along when the bank sends the person back.
  if (isPerson(value)) jar.set('person', value, { httpOnly: true, sameSite: 'lax', path: '/' })
  else jar.delete('person')
}
