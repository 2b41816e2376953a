import '@relink/react/styles.css'
import type { Preview } from '@storybook/react-vite'
// oxlint-disable-next-line no-restricted-imports, import/default -- it is read for what stands above the components
import doors from '../packages/react/src/later/item-components.tsx?raw'
import { configure } from 'storybook/test'
import { themes } from 'storybook/theming'
import { isEmbedded, setPace } from './pace.ts'
import type { Scene, SceneOf } from './scene.ts'
import { Stage } from './stage.tsx'
import './stage.css'
import { globalTypes, initialGlobals, type Toolbar } from './toolbar.ts'

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches

// A story may wait for a bank, and a busy machine for both.
// What is not found is named; a picture of the whole page with it helps nobody.
configure({
  asyncUtilTimeout: 10_000,
  getElementError: (message) => new Error(message ?? 'Failed to find an element.'),
})

if (isEmbedded()) {
  // The focus moves in stories, and a page of documentation must not scroll after it.
  const { focus } = HTMLElement.prototype
  HTMLElement.prototype.focus = function focusInPlace(options) {
    focus.call(this, { ...options, preventScroll: true })
  }
}

interface Documented {
  __docgenInfo?: { description?: string; displayName?: string }
}

/** What stands before the component that the door gives, where its body is fetched later. */
const readDoor = (name: string): string | undefined => {
  const [before] = doors.split(`export const ${name}:`)
  const docs = before === doors ? undefined : before?.split('/**').at(-1)
  return docs
    ?.replace('*/', '')
    .replaceAll(/^ \* ?/gm, '')
    .trim()
}

/** The links of docstrings, which only editors follow. */
const unlink = (text: string): string => text.replaceAll(/\{@link (\w+)\}/g, '`$1`')

/** A component's own documentation, as people read it rather than editors. */
const readDescription = (component: Documented | null): string => {
  const { displayName = '', description = '' } = component?.__docgenInfo ?? {}
  return unlink(readDoor(displayName) ?? description).replaceAll(
    /^@throws (\w+) (.*)$/gm,
    'Throws `$1` $2.',
  )
}

const schemes: Record<Toolbar['theme'], string> = {
  system: 'light dark',
  light: 'light',
  dark: 'dark',
  contrast: 'dark',
}

const dress = ({ theme, direction }: Toolbar): void => {
  const root = document.documentElement
  root.style.colorScheme = schemes[theme]
  root.dataset['theme'] = theme
  root.dir = direction
}

const sceneOf = (relink: SceneOf | undefined, args: unknown, tools: Toolbar): Scene =>
  typeof relink === 'function' ? relink(args as never, tools) : (relink ?? {})

export default {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals: { ...initialGlobals },
  beforeEach: ({ title, globals }) => {
    // People act slowly where their way is the point.
    setPace(title.startsWith('Journeys/') && globals['pace'] !== 'fast')
  },
  argTypesEnhancers: [
    ({ argTypes }) =>
      Object.fromEntries(
        Object.entries(argTypes).map(([name, { description = '', ...rest }]) => [
          name,
          { ...rest, description: unlink(description) },
        ]),
      ),
  ],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    // The colours come from the scheme.
    backgrounds: { disable: true },
    controls: { expanded: true },
    docs: {
      extractComponentDescription: readDescription,
      theme: themes[prefersDark ? 'dark' : 'light'],
      // Each story has a simulator and an address of its own, so each gets a page of its own.
      story: { inline: false, height: '380px' },
    },
    options: {
      storySort: {
        order: [
          'Guides',
          [
            'Start here',
            'OAuth redirect page',
            'Update mode',
            'Errors',
            'Server',
            'Testing',
            'Security',
            'Migrating from react-plaid-link',
            'What Plaid requires',
          ],
          'Start',
          'Journeys',
          'Components',
          [
            'BankLinkButton',
            'LinkStatus',
            'EmbeddedBankSearch',
            'OAuthReturn',
            'LinkNotice',
            'ReconnectBanner',
            'ItemList',
            'ItemCard',
            'AccountChanges',
          ],
          'Make it yours',
          'Playgrounds',
          'Hooks',
          'Errors',
          'Development',
        ],
      },
    },
  },
  decorators: [
    (Story, { id, name, args, parameters, globals, viewMode }) => {
      const tools = globals as unknown as Toolbar
      dress(tools)
      const scene = sceneOf(parameters['relink'] as SceneOf | undefined, args, tools)
      return (
        <Stage
          key={`${id} ${scene.key ?? ''}`}
          title={viewMode === 'docs' ? null : name}
          scene={scene}
          tools={tools}
        >
          <Story />
        </Stage>
      )
    },
  ],
} satisfies Preview
