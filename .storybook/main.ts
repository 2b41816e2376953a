import type { StorybookConfig } from '@storybook/react-vite'

export default {
  framework: { name: '@storybook/react-vite', options: { strictMode: true } },
  stories: ['../packages/react/src/**/*.stories.tsx', './*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // TypeScript 7 has no API for the other reader of prop tables.
  typescript: { reactDocgen: 'react-docgen' },
} satisfies StorybookConfig
