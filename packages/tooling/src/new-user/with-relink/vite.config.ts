import { relinkSimulator } from '@relink/simulator/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react(), relinkSimulator({ port: 4100, stateFile: 'plaid.json' })],
  server: { proxy: { '/api': 'http://localhost:3000' } },
})
