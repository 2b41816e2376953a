/**
 * Writes the HTML that puts a simulator's `window.Plaid` into a page.
 *
 * The first tag is inert; it keeps `react-plaid-link` from loading Plaid's own script. Put both before the app's script.
 * @param origin Where the simulator answers, e.g. `http://127.0.0.1:4100`.
 */
export const simulatorTags = (origin: string): string =>
  [
    '<script type="text/plain" src="https://cdn.plaid.com/link/v2/stable/link-initialize.js"></script>',
    `<script src="${origin}/link/v2/stable/link-initialize.js"></script>`,
  ].join('\n')
