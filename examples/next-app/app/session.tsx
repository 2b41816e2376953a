import { people, savePerson } from '../lib/people.ts'

/** Sets the cookie and stays on the page, so that a return from the bank goes on after it. */
const signIn = async (form: FormData): Promise<void> => {
  'use server'
  await savePerson(form.get('person'))
}

export const SignIn = () => (
  <form action={signIn} className="welcome">
    <h1>Your money in one place</h1>
    <p className="quiet">Pick who you are; there are no passwords here.</p>
    <div className="row">
      {Object.entries(people).map(([person, name]) => (
        <button key={person} name="person" value={person} className="main">
          {`I’m ${name}`}
        </button>
      ))}
    </div>
  </form>
)

export const SignOut = ({ name }: { name: string }) => (
  <form action={signIn}>
    <button className="plain">{`Sign out ${name}`}</button>
  </form>
)
