/** How a bank's page looks: unlike Link, so that nobody mistakes one for the other. */
export const bankStyles = `
:root { color-scheme: light dark; --ink: #14231f; --quiet: #53645e; --paper: #f4f7f5; --card: #fff;
  --line: #d5dfda; --accent: #0b6b4f; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8f1ed; --quiet: #9fb2aa; --paper: #0d1513;
  --card: #15211d; --line: #2b3a35; --accent: #5fd3ac; --on-accent: #06231a; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--paper); color: var(--ink);
  font: 16px/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header { display: flex; align-items: center; gap: 12px; padding: 16px 24px; font-weight: 650;
  background: var(--card); border-bottom: 1px solid var(--line); }
.crest { display: grid; place-items: center; width: 32px; height: 32px; border-radius: 8px;
  background: var(--accent); color: var(--on-accent); }
main { max-width: 480px; margin: 32px auto 0; padding: 0 24px; }
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.01em; margin: 0 0 12px; }
p { margin: 0 0 20px; color: var(--quiet); }
p strong { color: var(--ink); font-weight: 600; }
fieldset { border: 0; margin: 0 0 24px; padding: 0; }
legend { font-weight: 600; margin-bottom: 8px; padding: 0; }
.account { display: flex; align-items: center; gap: 12px; padding: 14px 16px; background: var(--card);
  border: 1px solid var(--line); border-bottom-width: 0; cursor: pointer; }
.account:first-of-type { border-radius: 12px 12px 0 0; }
.account:last-of-type { border-radius: 0 0 12px 12px; border-bottom-width: 1px; }
.account input { width: 20px; height: 20px; margin: 0; accent-color: var(--accent); flex: none; }
.account-name { flex: 1; font-weight: 550; }
.quiet { display: block; color: var(--quiet); font-size: 0.875rem; font-weight: 400; }
.balance { font-variant-numeric: tabular-nums; }
.error { display: grid; gap: 6px; margin: 0 0 24px; font-size: 0.9375rem; font-weight: 550; }
.error select { min-height: 48px; padding: 0 12px; border: 1px solid var(--line); border-radius: 12px;
  background: var(--card); color: var(--ink); font: inherit; font-weight: 400; }
.actions { display: grid; gap: 12px; }
button { min-height: 48px; padding: 0 20px; border-radius: 12px; border: 1px solid var(--line);
  background: transparent; color: var(--ink); font: inherit; font-weight: 600; cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.notice { max-width: 480px; margin: 24px auto; padding: 0 24px; font-size: 0.875rem; text-align: center; }
`
