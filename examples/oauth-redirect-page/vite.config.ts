import { defineConfig } from 'vite'

// One page and one script, with names that stay, to be put wherever the redirect URI points.
export default defineConfig({
  base: './',
  build: {
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: 'oauth.html',
      output: { entryFileNames: 'oauth.js' },
    },
  },
})
