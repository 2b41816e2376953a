/**
 * The inspector's looks, of its own, so that an app has no style sheet to load for it. All colours are mixed from the
 * page's own two, which makes them light or dark with the page's `color-scheme`.
 */
export const inspectorStyles: string = `
.relink-inspector {
  --relink-inspector-text: CanvasText;
  --relink-inspector-surface: Canvas;
  --relink-inspector-soft: color-mix(in srgb, CanvasText 66%, Canvas);
  --relink-inspector-line: color-mix(in srgb, CanvasText 16%, Canvas);
  --relink-inspector-shade: color-mix(in srgb, CanvasText 5%, Canvas);
  --relink-inspector-accent: color-mix(in srgb, #2f74ff 78%, CanvasText);
  --relink-inspector-good: color-mix(in srgb, #12823f 74%, CanvasText);
  --relink-inspector-odd: color-mix(in srgb, #b86a00 74%, CanvasText);
  --relink-inspector-bad: color-mix(in srgb, #e0352b 74%, CanvasText);
  position: fixed;
  /* Below Plaid’s Link, and above most of what apps have. */
  z-index: 99990;
  inset-block-end: max(12px, env(safe-area-inset-bottom));
  color: var(--relink-inspector-text);
  font: 400 13px/1.45 system-ui, sans-serif;
  letter-spacing: normal;
  text-align: start;
  text-transform: none;
}
.relink-inspector[data-position='end'] { right: 12px; }
.relink-inspector[data-position='start'] { left: 12px; }
.relink-inspector, .relink-inspector * { box-sizing: border-box; }
.relink-inspector :is(p, ol, ul, li, dl, dt, dd, blockquote, table, caption, th, td) {
  margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; list-style: none;
  text-align: start; max-width: none;
}
.relink-inspector :is(strong, b, dt, .relink-inspector-name) { font-weight: 600; color: inherit; }
.relink-inspector code {
  padding: 0; background: none; color: inherit; font: 12px/1.45 ui-monospace, monospace; overflow-wrap: anywhere;
}
.relink-inspector :is(button, select, textarea) {
  all: revert; box-sizing: border-box; margin: 0; min-height: 32px; padding: 4px 10px;
  border: 1px solid var(--relink-inspector-line); border-radius: 7px;
  background: var(--relink-inspector-surface); color: inherit; font: inherit;
}
.relink-inspector button { cursor: pointer; white-space: nowrap; }
.relink-inspector button:hover:enabled { background: var(--relink-inspector-shade); }
.relink-inspector button:disabled { color: var(--relink-inspector-soft); cursor: default; }
.relink-inspector select { max-width: 100%; min-width: 0; }
.relink-inspector textarea { flex-basis: 100%; width: 100%; font: 11px/1.4 ui-monospace, monospace; }
.relink-inspector :is(button, select, textarea, summary, [tabindex]):focus-visible {
  outline: 2px solid var(--relink-inspector-accent); outline-offset: 1px;
}
.relink-inspector .relink-inspector-open {
  display: flex; align-items: center; gap: 7px; margin-inline-start: auto; padding-inline: 12px;
  border-radius: 99px; font-weight: 600; box-shadow: 0 2px 10px rgb(0 0 0 / 18%);
}
.relink-inspector[data-position='start'] .relink-inspector-open { margin-inline: 0 auto; }
.relink-inspector-dot {
  width: 8px; height: 8px; border-radius: 50%; background: var(--relink-inspector-accent);
}
[data-issue='true'] > .relink-inspector-dot { border-radius: 1px; background: var(--relink-inspector-bad); }
.relink-inspector-hidden {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.relink-inspector-panel {
  display: flex; flex-direction: column; width: min(500px, calc(100vw - 24px));
  height: min(560px, 64vh); height: min(560px, 64dvh);
  margin-block-end: 8px; overflow: hidden; border: 1px solid var(--relink-inspector-line);
  border-radius: 12px; background: var(--relink-inspector-surface); box-shadow: 0 8px 36px rgb(0 0 0 / 24%);
}
.relink-inspector-head { display: flex; align-items: flex-start; gap: 6px; padding: 8px 8px 0; }
.relink-inspector-copy { display: flex; flex: 1; flex-wrap: wrap; align-items: center; gap: 4px 8px; min-width: 0; }
.relink-inspector-copy > span { color: var(--relink-inspector-soft); }
.relink-inspector-tabs {
  display: flex; flex: none; flex-wrap: wrap; padding: 6px 8px 0;
  border-block-end: 1px solid var(--relink-inspector-line);
}
.relink-inspector .relink-inspector-tabs > button {
  display: inline-flex; align-items: center; gap: 5px; padding: 4px 8px; border: 0; border-radius: 7px 7px 0 0;
  background: none; color: var(--relink-inspector-soft); border-block-end: 2px solid transparent;
}
.relink-inspector .relink-inspector-tabs > [aria-selected='true'] {
  border-block-end-color: var(--relink-inspector-accent); color: var(--relink-inspector-text); font-weight: 600;
}
.relink-inspector-count {
  padding: 0 6px; border-radius: 99px; background: var(--relink-inspector-line);
  color: var(--relink-inspector-text); font-size: 11px;
}
[data-alarming='true'] > .relink-inspector-count {
  background: var(--relink-inspector-bad); color: var(--relink-inspector-surface);
}
.relink-inspector-body {
  display: flex; flex: 1; flex-direction: column; gap: 8px; min-height: 0; padding: 10px 12px 14px;
  overflow: auto; overscroll-behavior: contain; overflow-wrap: anywhere;
}
.relink-inspector .relink-inspector-body:focus-visible { outline-offset: -2px; }
.relink-inspector-body > button { align-self: start; }
.relink-inspector .relink-inspector-card {
  flex: none; padding: 8px 10px; border: 1px solid var(--relink-inspector-line); border-radius: 9px;
}
.relink-inspector-card > summary { display: flex; align-items: center; gap: 8px; cursor: pointer; list-style: none; }
.relink-inspector-card > summary::-webkit-details-marker { display: none; }
.relink-inspector-card > summary::after { content: '▸'; color: var(--relink-inspector-soft); }
.relink-inspector-card[open] > summary::after { content: '▾'; }
.relink-inspector-card > summary > time { margin-inline-start: auto; color: var(--relink-inspector-soft); }
.relink-inspector .relink-inspector-card[data-severity-of='error'] { border-inline-start: 4px solid var(--relink-inspector-bad); }
.relink-inspector .relink-inspector-card[data-severity-of='warning'] { border-inline-start: 4px solid var(--relink-inspector-odd); }
.relink-inspector .relink-inspector-card[data-severity-of='info'] { border-inline-start: 4px solid var(--relink-inspector-accent); }
.relink-inspector-badge {
  --tone: var(--relink-inspector-soft); flex: none; padding: 0 7px; border: 1px solid var(--tone); border-radius: 99px;
  color: var(--tone); font-size: 12px;
}
.relink-inspector [data-tone='good'] { --tone: var(--relink-inspector-good); }
.relink-inspector [data-tone='bad'] { --tone: var(--relink-inspector-bad); }
.relink-inspector [data-tone='odd'] { --tone: var(--relink-inspector-odd); }
.relink-inspector [data-tone='busy'] { --tone: var(--relink-inspector-accent); }
.relink-inspector [data-tone='none'] { --tone: var(--relink-inspector-soft); }
.relink-inspector :is(.relink-inspector-id, .relink-inspector-since, .relink-inspector-nothing, small) {
  color: var(--relink-inspector-soft); font-size: 12px;
}
.relink-inspector-since { font-variant-numeric: tabular-nums; white-space: nowrap; }
.relink-inspector .relink-inspector-line { margin: 8px 0 4px 4px; border-inline-start: 2px solid var(--relink-inspector-line); }
.relink-inspector .relink-inspector-line > li {
  position: relative; display: grid; grid-template-columns: 84px 78px 1fr; gap: 0 8px; padding: 2px 0 2px 14px;
}
.relink-inspector-line > li::before {
  content: ''; position: absolute; left: -6px; top: 8px; width: 8px; height: 8px; border-radius: 50%;
  background: var(--tone); border: 1px solid var(--relink-inspector-surface);
}
.relink-inspector .relink-inspector-card > table { width: 100%; margin-block-start: 8px; border-collapse: collapse; }
.relink-inspector caption { padding-block: 4px; font-weight: 600; }
.relink-inspector :is(th, td) { padding: 3px 8px 3px 0; border-block-start: 1px solid var(--relink-inspector-line); vertical-align: top; }
.relink-inspector td { font-variant-numeric: tabular-nums; white-space: nowrap; }
.relink-inspector thead th { color: var(--relink-inspector-soft); font-size: 12px; white-space: nowrap; }
.relink-inspector th > small { display: block; }
.relink-inspector-facts { display: grid; gap: 3px; }
.relink-inspector-facts > div { display: grid; grid-template-columns: 118px 1fr; gap: 8px; }
.relink-inspector .relink-inspector-facts dt { color: var(--relink-inspector-soft); font-weight: 400; }
.relink-inspector-card > .relink-inspector-facts { margin-block-start: 6px; }
.relink-inspector .relink-inspector-list > li { padding: 6px 0; border-block-end: 1px solid var(--relink-inspector-line); }
.relink-inspector-row { display: flex; flex-wrap: wrap; align-items: end; gap: 6px 8px; }
.relink-inspector-list .relink-inspector-row { align-items: center; }
.relink-inspector-list .relink-inspector-since { margin-inline-start: auto; }
.relink-inspector .relink-inspector-card > .relink-inspector-name { margin-block-end: 6px; }
.relink-inspector-choice { display: grid; gap: 2px; min-width: 0; color: var(--relink-inspector-soft); font-size: 12px; }
.relink-inspector-choice > select { color: var(--relink-inspector-text); font-size: 13px; }
.relink-inspector .relink-inspector-told {
  position: sticky; inset-block-start: -10px; z-index: 1; min-height: 1.45em; margin: -10px -12px 0; padding: 10px 12px 4px;
  background: var(--relink-inspector-surface); font-weight: 600;
}
@media (pointer: coarse) { .relink-inspector :is(button, select) { min-height: 44px; } }
@media (max-width: 600px) {
  /* The sheet lies over it, and has a button of its own that closes it. */
  .relink-inspector .relink-inspector-open[aria-expanded='true'] { display: none; }
  .relink-inspector-panel {
    position: fixed; inset: auto 0 0; width: auto; height: min(64vh, 560px); height: min(64dvh, 560px);
    margin: 0; border-radius: 14px 14px 0 0; border-inline: 0; padding-block-end: env(safe-area-inset-bottom);
  }
  .relink-inspector .relink-inspector-line > li { grid-template-columns: auto 1fr; }
  .relink-inspector .relink-inspector-line > li > :last-child { grid-column: 1 / -1; }
  .relink-inspector-facts > div { grid-template-columns: 96px 1fr; }
}
@media (prefers-reduced-motion: no-preference) {
  .relink-inspector-panel { animation: relink-inspector-in 140ms ease-out; }
  @keyframes relink-inspector-in { from { opacity: 0; translate: 0 8px; } }
}
@media print { .relink-inspector { display: none; } }
`

let isAdopted = false

/** Gives the styles to the page, once. A constructed sheet is none of a content security policy's business. */
export const adoptStyles = (): void => {
  if (isAdopted) return
  isAdopted = true
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(inspectorStyles)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  } catch {
    const style = document.createElement('style')
    style.textContent = inspectorStyles
    document.head.append(style)
  }
}
