import '@relink/react/styles.css'
import type { Preview } from '@storybook/react-vite'
import { themes } from 'storybook/theming'
import { Stage, type Scene } from './stage.tsx'
import './stage.css'

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches

const schemes: Record<string, string> = { system: 'light dark', light: 'light', dark: 'dark' }

/** A component's own documentation, as people read it rather than editors. */
const readDescription = (component: { __docgenInfo?: { description?: string } } | null): string =>
  (component?.__docgenInfo?.description ?? '')
    .replaceAll(/\{@link (\w+)\}/g, '`$1`')
    .replaceAll(/^@throws (\w+) (.*)$/gm, 'Throws `$1` $2.')

export default {
  tags: ['autodocs'],
  globalTypes: {
    scheme: {
      description: 'Light or dark',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'system', title: 'As the system' },
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
  },
  initialGlobals: { scheme: 'system' },
  parameters: {
    layout: 'fullscreen',
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
      storySort: { order: ['Start', 'Components', 'Hooks', 'Errors'] },
    },
  },
  decorators: [
    (Story, { id, name, parameters, globals, viewMode }) => {
      document.documentElement.style.colorScheme =
        schemes[String(globals['scheme'])] ?? 'light dark'
      return (
        <Stage
          key={id}
          title={viewMode === 'docs' ? null : name}
          scene={(parameters['relink'] ?? {}) as Scene}
        >
          <Story />
        </Stage>
      )
    },
  ],
} satisfies Preview
