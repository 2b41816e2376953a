import { readSettings } from './lib/settings.ts'

/** Next runs this once, when the server starts: with no keys, a simulator stands in for Plaid. */
export const register = async (): Promise<void> => {
  const { plaid, simulatorOrigin, folder } = readSettings()
  // Development runs it again after an edit.
  if (plaid !== null || simulatorOrigin !== null) return
  // Node imports it as it is: with keys nothing of it is loaded, and no bundle has it.
  const { serveSimulator } = await import(/* turbopackIgnore: true */ '@relink/simulator/node')
  const { origin } = await serveSimulator({ stateFile: `${folder}/simulator.json` })
  // The environment is what all of Next's bundles share.
  process.env['SIMULATOR_ORIGIN'] = origin
  console.log(
    `  A simulator stands in for Plaid: no keys, no network, no real bank. Sign in as Ann or Ben, connect
` +
      `  a bank, and type user_good / pass_good there. Its control page: ${origin}/simulator
`,
  )
}
