import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  build: {
    manifest: 'manifest.json',
    rolldownOptions: { input: process.env.PAGE ?? 'index.html' },
  },
  logLevel: 'warn',
})
