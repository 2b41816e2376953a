import type { NextConfig } from 'next'

process.env['NEXT_TELEMETRY_DISABLED'] ??= '1'

const config: NextConfig = {
  // The script `types` checks them.
  typescript: { ignoreBuildErrors: true },
}

export default config
