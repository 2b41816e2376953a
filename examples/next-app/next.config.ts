import type { NextConfig } from 'next'

process.env['NEXT_TELEMETRY_DISABLED'] ??= '1'

const config: NextConfig = {
  // The script `types` checks them.
  typescript: { ignoreBuildErrors: true },
  // Next may send a page's icon after its head, and browsers then ask for this one.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
}

export default config
