const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; text-align: center;
  font: 16px/1.5 ui-sans-serif, system-ui, sans-serif; color: light-dark(#1a1f24, #e9edf1);
  background: light-dark(#f6f7f9, #111418); }
</style>
</head>
<body>
${body}
</body>
</html>`

/** The page that opens Link by itself. */
export const hostedPage: string = page(
  'Connect your bank',
  `<main><p id="message" role="status">One moment…</p></main>
<script src="/link/v2/stable/link-initialize.js"></script>
<script>
const say = (text) => { document.getElementById('message').textContent = text }
const start = async () => {
  const response = await fetch(location.pathname.replace(/\\/$/, '') + '/start', { method: 'POST' })
  if (!response.ok) return say('This page is no longer good. Ask for a new link.')
  const { link_token, completion_redirect_uri } = await response.json()
  const end = () => {
    if (completion_redirect_uri) location.assign(completion_redirect_uri)
    else say('You can close this page.')
  }
  // Link's last pane is read before the page goes.
  const whenClosed = (then) => {
    const frame = document.querySelector('iframe[title="Plaid Link"]')
    const isClosed = () => !frame || frame.style.display === 'none'
    if (isClosed()) return then()
    const watch = new MutationObserver(() => {
      if (!isClosed()) return
      watch.disconnect()
      then()
    })
    watch.observe(frame, { attributes: true, attributeFilter: ['style'] })
  }
  const returned = new URLSearchParams(location.search).has('oauth_state_id')
  const link = Plaid.create({
    token: link_token,
    onSuccess: () => whenClosed(end),
    onExit: end,
    ...(returned && { receivedRedirectUri: location.href }),
  })
  link.open()
}
start().catch(() => say('Something went wrong. Load this page again.'))
</script>`,
)

/** The page of a hosted session that is over, or never was. */
export const hostedOverPage: string = page(
  'This link is over',
  '<main><h1>This link is over</h1><p>It was used, or is too old. Ask for a new one.</p></main>',
)
