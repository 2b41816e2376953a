// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { installPlaid } from '../browser/install-plaid.ts'
import { sendScriptToSimulator } from './send-script-to-simulator.ts'

const address = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js'
const before = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src') ?? {}

afterEach(() => {
  Object.defineProperty(HTMLScriptElement.prototype, 'src', before)
})

const run = (text: string): void => {
  const script = document.createElement('script')
  script.text = text
  document.head.append(script)
}

const tagFor = (src: string): HTMLScriptElement => {
  const tag = document.createElement('script')
  tag.src = src
  return tag
}

test('a new tag for Plaid’s script asks the simulator, and any other tag what it says', () => {
  run(sendScriptToSimulator('http://127.0.0.1:4100'))
  expect(tagFor(address).src).toBe('http://127.0.0.1:4100/link/v2/stable/link-initialize.js')
  expect(tagFor('https://cdn.other.test/link/v2.js').src).toBe('https://cdn.other.test/link/v2.js')
  expect(tagFor('/src/main.ts').getAttribute('src')).toBe('/src/main.ts')
})

test('the inert tag that says Plaid’s script is there keeps its address', () => {
  run(sendScriptToSimulator('http://127.0.0.1:4100'))
  const uninstall = installPlaid({ origin: 'http://127.0.0.1:4100' })
  expect(document.querySelector(`script[type="text/plain"][src="${address}"]`)).not.toBeNull()
  uninstall()
})

test('an address can’t end the script that it is written into', () => {
  expect(sendScriptToSimulator('</script><script>')).not.toContain('</script>')
})
