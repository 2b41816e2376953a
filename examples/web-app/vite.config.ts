import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The simulator is not named here: in development the server adds it, and a build never has it.
export default defineConfig({
  plugins: [react()],
  // Vite puts it into the page and on its tags; the server replaces it by a fresh one for each answer.
  html: { cspNonce: '__NONCE__' },
})
