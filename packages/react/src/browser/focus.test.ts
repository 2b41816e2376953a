import { expect, test } from 'vitest'
import { isFocusLost } from './focus.ts'

const page = (html: string): Element => {
  document.body.innerHTML = html
  const near = document.querySelector('b')
  if (near === null) throw new Error('the page has no <b>')
  return near
}

test.each([
  ['the page', '<b></b>', null, true],
  ['a dialog around', '<div role="dialog" tabindex="-1"><b></b></div>', 'div', true],
  ['an alert dialog around', '<div role="alertdialog" tabindex="-1"><b></b></div>', 'div', true],
  ['a native dialog around', '<dialog open tabindex="-1"><b></b></dialog>', 'dialog', true],
  [
    'what is around a dialog',
    '<i tabindex="-1" role="presentation"><p role="dialog"><b></b></p></i>',
    'i',
    true,
  ],
  ['a drawer’s paper', '<i role="presentation"><p tabindex="-1"><b></b></p></i>', 'p', true],
  ['the main part of the page', '<main tabindex="-1"><b></b></main>', 'main', false],
  ['a field elsewhere', '<input><b></b>', 'input', false],
  ['a field in the same dialog', '<div role="dialog"><input><b></b></div>', 'input', false],
  ['the element itself', '<div role="dialog"><b tabindex="-1"></b></div>', 'b', false],
])('with the focus at %s, whether it is lost', (_, html, focused, isLost) => {
  const near = page(html)
  if (focused !== null) document.querySelector<HTMLElement>(focused)?.focus()
  expect(document.activeElement?.localName).toBe(focused ?? 'body')
  expect(isFocusLost(near)).toBe(isLost)
})

test('what has left the page takes no focus', () => {
  const near = page('<b></b>')
  near.remove()
  expect(isFocusLost(near)).toBe(false)
  expect(isFocusLost(null)).toBe(false)
})
