/** How the README has a new user start their server beside the simulator; what it leaves out is nowhere else. */
export const startWithoutKeys =
  'PLAID_URL=http://127.0.0.1:4100 PLAID_CLIENT_ID=simulated PLAID_SECRET=simulated node server.ts'
