/** How Link's panes look: a sheet over the whole screen on a phone, a card in the middle elsewhere. */
const paneStyles = `
:root { --ink: #16181d; --quiet: #5b6270; --paper: #fff; --soft: #f4f5f7; --line: #dfe2e8; --accent: #2f4bd8;
  --on-accent: #fff; --danger: #b3261e; --danger-soft: #fdeeed; --note: #6b4e00; --note-soft: #fff6dc;
  --shade: rgb(15 18 28 / 55%); }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f2f7; --quiet: #a3abba; --paper: #181b22; --soft: #22262f;
  --line: #343a46; --accent: #93a6ff; --on-accent: #10163a; --danger: #ffb4ab; --danger-soft: #3b1f1d;
  --note: #f3d98b; --note-soft: #332a12; --shade: rgb(0 0 0 / 70%); } }
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; background: transparent; }
body { display: grid; place-items: center; background: var(--shade); color: var(--ink);
  font: 16px/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
/* On the card, not on the root: a frame of another scheme than its page is painted opaque. */
@media (prefers-color-scheme: dark) { .card { color-scheme: dark; } }
.card { display: flex; flex-direction: column; width: 100%; height: 100%; background: var(--paper);
  overflow: hidden; }
@media (min-width: 480px) { .card { width: 400px; height: min(700px, calc(100% - 32px)); border-radius: 20px;
  box-shadow: 0 24px 64px rgb(0 0 0 / 28%); } }
.bar { display: flex; align-items: center; justify-content: space-between; padding: 12px 12px 0 24px; }
.bar span { font-size: 0.8125rem; font-weight: 600; letter-spacing: 0.02em; color: var(--quiet); }
.close { display: grid; place-items: center; width: 44px; height: 44px; border: 0; border-radius: 50%;
  background: none; color: var(--quiet); cursor: pointer; }
.close:hover { background: var(--soft); }
.body { flex: 1; display: flex; flex-direction: column; gap: 14px; min-height: 0; padding: 8px 24px 20px;
  overflow: auto; }
.body[hidden] { display: none; }
h1 { margin: 0; font-size: 1.375rem; line-height: 1.25; letter-spacing: -0.015em; outline: none; }
p { margin: 0; color: var(--quiet); }
.crest { display: grid; place-items: center; flex: none; width: 40px; height: 40px; border-radius: 12px;
  background: var(--soft); color: var(--accent); font-weight: 700; }
.crest.large { width: 56px; height: 56px; border-radius: 16px; font-size: 1.375rem; }
.crest.good { background: var(--accent); color: var(--on-accent); }
.crest.bad { background: var(--danger-soft); color: var(--danger); }
label { display: grid; gap: 6px; font-size: 0.9375rem; font-weight: 550; }
.text { width: 100%; min-height: 48px; padding: 0 14px; border: 1px solid var(--line); border-radius: 12px;
  background: var(--paper); color: var(--ink); font: inherit; }
.text::placeholder { color: var(--quiet); opacity: 1; }
form { display: contents; }
ul { flex: 1; margin: 0 -12px; padding: 0; list-style: none; min-height: 120px; overflow: auto; }
.bank { display: flex; align-items: center; gap: 12px; width: 100%; min-height: 64px; padding: 8px 12px; border: 0;
  border-radius: 14px; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; }
.bank:hover { background: var(--soft); }
.bank strong, .account strong { display: block; font-weight: 600; line-height: 1.3; }
.small { font-size: 0.875rem; color: var(--quiet); font-weight: 400; }
.accounts { display: grid; gap: 8px; margin: 0; padding: 0; border: 0; }
.account { display: flex; align-items: center; gap: 14px; padding: 12px 14px; border: 1px solid var(--line);
  border-radius: 14px; cursor: pointer; }
.account:has(:checked) { border-color: var(--accent); }
.account input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--accent); }
.account > span { flex: 1; }
.account b { font-weight: 550; font-variant-numeric: tabular-nums; }
.actions { display: grid; gap: 10px; margin-top: auto; padding-top: 8px; }
.button { min-height: 48px; padding: 0 20px; border: 1px solid var(--line); border-radius: 14px; background: none;
  color: var(--ink); font: inherit; font-weight: 600; cursor: pointer; }
.button:hover { background: var(--soft); }
.button.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
.button.primary:hover { filter: brightness(1.08); }
.button:disabled { opacity: 0.5; cursor: default; }
.alert { padding: 12px 14px; border-radius: 12px; background: var(--danger-soft); color: var(--danger);
  font-size: 0.9375rem; }
.code { font: 0.8125rem ui-monospace, monospace; overflow-wrap: anywhere; }
.note { flex: none; padding: 8px 24px; background: var(--note-soft); color: var(--note); font-size: 0.8125rem;
  line-height: 1.4; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h1:focus-visible { outline: none; }
[aria-busy="true"] { cursor: progress; }
.qr { width: 100%; max-width: 232px; align-self: center; background: #fff; border-radius: 12px; }
.plain { flex: none; margin: 0; padding-left: 20px; list-style: disc; min-height: 0; }
legend { padding: 0; margin-bottom: 8px; font-size: 0.9375rem; font-weight: 550; }
a.button { display: grid; place-items: center; text-decoration: none; }
.crest.plain { background: var(--soft); color: var(--accent); list-style: none; padding: 0; }
.loading { display: flex; align-items: center; gap: 12px; color: var(--quiet); }
.spinner { width: 24px; height: 24px; border: 3px solid var(--line); border-top-color: var(--accent); border-radius: 50%;
  animation: turn 0.9s linear infinite; }
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { .spinner { animation-duration: 6s; } }
`

/**
 * Puts the look of Link's panes into a frame.
 *
 * As a constructed style sheet where the browser has them, which a page's content security policy lets through; a style
 * element would need 'unsafe-inline'.
 */
export const applyStyles = (document: Document, more = ''): void => {
  const view = document.defaultView
  if (view && 'CSSStyleSheet' in view && 'adoptedStyleSheets' in document) {
    const sheet = new view.CSSStyleSheet()
    sheet.replaceSync(paneStyles + more)
    document.adoptedStyleSheets = [sheet]
    return
  }
  const style = document.createElement('style')
  style.textContent = paneStyles + more
  document.head.append(style)
}
