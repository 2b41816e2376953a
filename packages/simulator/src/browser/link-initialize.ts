import { installPlaid } from './install-plaid.ts'

// The server that hands out this script puts its own address here: the script may reach the page from another one.
installPlaid({ origin: '__SIMULATOR_ORIGIN__' })
