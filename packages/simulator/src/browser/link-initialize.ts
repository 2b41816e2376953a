import { installPlaid } from './install-plaid.ts'

// A second script on the page replaces the first, and every handler of the first goes on as it was.
if ('Plaid' in window) {
  // oxlint-disable-next-line no-console -- Plaid's script says this in the console.
  console.warn(
    'Warning: The Plaid link-initialize.js script was embedded more than once. This is an unsupported configuration and may lead to unpredictable behavior. Please ensure Plaid Link is embedded only once per page.',
  )
}

// The server that hands out this script puts its own address here: the script may reach the page from another one.
installPlaid({ origin: '__SIMULATOR_ORIGIN__' })
