import { english, type Messages } from './messages.ts'
import { french } from './messages/fr.ts'

// A language of an app's own has every text, and one that is forgotten or misspelt does not compile.
const own: Messages = { ...english, language: 'eo', connect: 'Konekti bankon' }
const overridden: Messages = {
  ...french,
  issues: { ...french.issues, our_side: ['C’est de notre côté', 'Nous nous en occupons.'] },
}

// @ts-expect-error -- no such kind
const misspelt: Messages = { ...english, issues: { ...english.issues, our_sid: ['a', 'b'] } }

// @ts-expect-error -- an issue has a title and a message
const half: Messages = { ...english, issues: { ...english.issues, our_side: ['a'] } }

const { connect: _, ...rest } = english
// @ts-expect-error -- a text is missing
const forgotten: Messages = rest

// @ts-expect-error -- the form that every language has is missing
const noForm: Messages = { ...english, attempts: { one: 'a' } }

export const all: Messages[] = [own, overridden, misspelt, half, forgotten, noForm]
