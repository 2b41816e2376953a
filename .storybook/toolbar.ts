import { languages } from '@relink/core/messages'
import type { Preview } from '@storybook/react-vite'
import type { Network } from './network.ts'

const minute = 60_000
const hour = 60 * minute

/** How far on each choice of the clock is, in milliseconds. */
export const clocks: Record<string, number> = {
  now: 0,
  'ten-minutes': 10 * minute,
  'token-dead': 4 * hour + 5 * minute,
  'eight-days': 8 * 24 * hour,
}

/** What the toolbar is set to. */
export interface Toolbar {
  theme: 'system' | 'light' | 'dark' | 'contrast'
  language: string
  direction: 'ltr' | 'rtl'
  network: Network
  clock: string
  inspector: 'off' | 'on'
  pace: 'watch' | 'fast'
}

const names = new Intl.DisplayNames('en', { type: 'language' })

type Tool = NonNullable<Preview['globalTypes']>[string]
type Icon = NonNullable<Exclude<NonNullable<Tool['toolbar']>, boolean>['icon']>

const tool = (
  description: string,
  icon: Icon,
  items: readonly (readonly [value: string, title: string])[],
): Tool => ({
  description,
  toolbar: {
    icon,
    dynamicTitle: true,
    items: items.map(([value, title]) => ({ value, title })),
  },
})

/** The tools above every story. */
export const globalTypes = {
  theme: tool('Colours', 'contrast', [
    ['system', 'As the system'],
    ['light', 'Light'],
    ['dark', 'Dark'],
    ['contrast', 'High contrast'],
  ]),
  language: tool(
    'Language of the words',
    'globe',
    languages.map((code) => [code, names.of(code) ?? code] as const),
  ),
  direction: tool('Direction of the text', 'transfer', [
    ['ltr', 'Left to right'],
    ['rtl', 'Right to left'],
  ]),
  network: tool('Network', 'lightning', [
    ['fast', 'Fast network'],
    ['slow', 'Slow 3G'],
    ['offline', 'Offline'],
    ['failing', 'Server fails'],
  ]),
  clock: tool('Clock', 'time', [
    ['now', 'Now'],
    ['ten-minutes', '10 minutes later'],
    ['token-dead', '4 h 5 min later: the token is dead'],
    ['eight-days', '8 days later'],
  ]),
  inspector: tool('Inspector', 'eye', [
    ['off', 'No inspector'],
    ['on', 'Inspector'],
  ]),
  pace: tool('How fast people act in a journey', 'play', [
    ['watch', 'To watch'],
    ['fast', 'Fast'],
  ]),
}

/** What the tools are set to at first. */
export const initialGlobals: Toolbar = {
  theme: 'system',
  language: 'en',
  direction: 'ltr',
  network: 'fast',
  clock: 'now',
  inspector: 'off',
  pace: 'watch',
}
