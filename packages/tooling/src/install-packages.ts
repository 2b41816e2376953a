import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Installs packages of the system, where this may be done without asking; elsewhere does nothing. */
export const installPackages = (...names: string[]): void => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const options = {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const
  console.log(`Installing ${names.join(', ')}…`)
  execFileSync('apt-get', ['update', '-q'], options)
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], options)
}
