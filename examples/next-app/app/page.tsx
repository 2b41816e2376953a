import { people, readPerson } from '../lib/people.ts'
import { getRelink } from '../lib/relink.ts'
import { Banks } from './banks.tsx'

const Page = async () => {
  const person = await readPerson()
  if (person === null) return null
  return (
    <>
      <h1>{`Hello, ${people[person]}`}</h1>
      <Banks initialItems={await getRelink().listItems(person)} />
    </>
  )
}

export default Page
