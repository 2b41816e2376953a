// The English words, kind by kind: how long they are and how many years of school they ask for; first of issues,
// then of the health of connections. Then every language: its longest texts. Ends with an error when a text is too long or too hard.
import {
  english,
  fillText,
  languages,
  loadMessages,
  type IssueText,
  type Messages,
} from '@relink/core/messages'
import { readingLevel } from './reading-level.ts'

/** As most people's banks are called; a longer name is left out where it does not fit. */
const bank = 'Fifth Third Bank'
const highest = 7

let isOk = true
const check = (isGood: boolean): string => {
  isOk &&= isGood
  return isGood ? '' : '  TOO MUCH'
}

const say = (text: string, messages: Messages): string =>
  fillText(text, messages, { bank, date: '30 September 2027', attempts: messages.attempts.other })

const textsOf = ({ issues, health, removeQuestion }: Messages): [string, IssueText][] => [
  ...Object.entries(issues),
  ...Object.entries(health).map(([kind, text]): [string, IssueText] => [`health: ${kind}`, text]),
  ['removeQuestion', removeQuestion],
]

console.log('grade  title  message  kind')
for (const [kind, texts] of textsOf(english)) {
  const [title, message] = [say(texts[0], english), say(texts[1], english)]
  const grade = readingLevel(`${title}. ${message}`)
  const verdict = check(grade <= highest && title.length <= 45 && message.length <= 160)
  console.log(
    `${grade.toFixed(1).padStart(5)}  ${String(title.length).padStart(5)}  ${String(message.length).padStart(7)}  ${kind}${verdict}`,
  )
}
const all = textsOf(english).map(
  ([, [title, message]]) => `${say(title, english)}. ${say(message, english)}`,
)
const overall = readingLevel(all.join(' '))
console.log(`${overall.toFixed(1).padStart(5)}  all of it${check(overall <= highest)}`)

console.log('\nlanguage  longest title  longest message')
for (const code of languages) {
  const messages = await loadMessages(code)
  const texts = textsOf(messages).map(([, text]) => text)
  const longest = (index: 0 | 1): number =>
    Math.max(...texts.map((each) => say(each[index], messages).length))
  const room = code === 'en' ? 1 : 1.4
  const verdict = check(longest(0) <= 45 * room && longest(1) <= 160 * room)
  console.log(
    `${code.padEnd(8)}  ${String(longest(0)).padStart(13)}  ${String(longest(1)).padStart(15)}${verdict}`,
  )
}
process.exit(isOk ? 0 : 1)
