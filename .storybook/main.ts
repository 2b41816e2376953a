import type { StorybookConfig } from '@storybook/react-vite'
import remarkGfm from 'remark-gfm'
import { staticPage } from './static-page.ts'

export default {
  framework: { name: '@storybook/react-vite', options: { strictMode: true } },
  stories: [
    './guides/*.mdx',
    '../packages/react/src/**/*.stories.tsx',
    './*.stories.tsx',
    './journeys/*.stories.tsx',
  ],
  addons: [
    {
      name: '@storybook/addon-docs',
      // The guides have tables.
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    '@storybook/addon-a11y',
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The inspector is there in development alone, and these stories are for developers.
  viteFinal: (config) => ({
    ...config,
    plugins: [...(config.plugins ?? []), staticPage()],
    resolve: { ...config.resolve, conditions: ['module', 'browser', 'development'] },
  }),
  // TypeScript 7 has no API for the other reader of prop tables.
  typescript: { reactDocgen: 'react-docgen' },
} satisfies StorybookConfig
