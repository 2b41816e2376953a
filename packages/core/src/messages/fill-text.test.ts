import { expect, test } from 'vitest'
import { english } from './en.ts'
import { fillText } from './fill-text.ts'

test('the bank’s name is filled in as it is', () => {
  const filled = (bank: string): string => fillText(english.updated, english, { bank })
  expect(filled('Gingham Bank')).toBe('Gingham Bank is connected again.')
  expect(filled(' $& Bank ')).toBe('$& Bank is connected again.')
  expect(filled('eBank')).toBe('eBank is connected again.')
  expect(filled('{date} [Bank]')).toBe('{date} [Bank] is connected again.')
})

test('an unknown bank is your bank, with a capital where a sentence begins', () => {
  expect(fillText(english.updated, english)).toBe('Your bank is connected again.')
  expect(fillText('Ask {bank}. {bank} knows {bank}.', english, { bank: '  ' })).toBe(
    'Ask your bank. Your bank knows your bank.',
  )
  expect(fillText('ठीक है। {bank}', { bank: 'your bank' })).toBe('ठीक है। Your bank')
})

test('a name too long for its place is left out rather than cut', () => {
  const bank = 'A very long name'
  expect(fillText('{bank} is here', english, { bank }, 19)).toBe('Your bank is here')
  expect(fillText('{bank} is here', english, { bank: 'A bank' }, 14)).toBe('A bank is here')
})

test('a part in brackets goes when what it needs is not known', () => {
  const text = 'It ends soon[, on {date}]. Go on.[ {attempts}][ ({bank})]'
  expect(fillText(text, english)).toBe('It ends soon. Go on.')
  expect(fillText(text, english, { date: '1 May', attempts: '', bank: null })).toBe(
    'It ends soon, on 1 May. Go on.',
  )
  expect(fillText(text, english, { attempts: 'Two left.', bank: 'A bank' })).toBe(
    'It ends soon. Go on. Two left. (A bank)',
  )
  const both = 'Go on.[ {attempts} It ends on {date}.]'
  expect(fillText(both, english, { attempts: 'Two left.' })).toBe('Go on.')
  expect(fillText(both, english, { attempts: 'Two left.', date: '1 May' })).toBe(
    'Go on. Two left. It ends on 1 May.',
  )
})
