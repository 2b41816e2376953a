/** How the control page looks. */
export const controlPageStyles = `
:root { color-scheme: light dark; --ink: light-dark(#16202b, #e8edf3); --quiet: light-dark(#546170, #a3afbd);
  --paper: light-dark(#f5f6f8, #10141a); --card: light-dark(#fff, #191f27); --line: light-dark(#d8dde3, #313a45);
  --accent: light-dark(#1f5fbf, #8cb8ff); --bad: light-dark(#a3211c, #ff9d97); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header, main { max-width: 860px; margin: 0 auto; padding: 0 16px; }
header { padding-top: 24px; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.0625rem; margin: 0 0 8px; }
p { margin: 0 0 12px; color: var(--quiet); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 16px; margin: 0 0 16px; }
ul { list-style: none; margin: 0 0 12px; padding: 0; }
li { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; padding: 10px 0;
  border-bottom: 1px solid var(--line); }
li > span { flex: 1 1 240px; overflow-wrap: anywhere; }
small { display: block; color: var(--quiet); }
.bad { color: var(--bad); }
.row { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; }
label { display: grid; grid-template-columns: minmax(0, auto); gap: 4px; font-size: 0.875rem; max-width: 100%; }
label.tick { display: flex; align-items: center; gap: 8px; flex-basis: 100%; }
input, select, button { min-height: 44px; font: inherit; color: var(--ink); background: var(--paper);
  border: 1px solid var(--line); border-radius: 8px; padding: 0 12px; max-width: 100%; }
input[type="checkbox"] { min-height: 0; width: 20px; height: 20px; accent-color: var(--accent); }
button { font-weight: 600; cursor: pointer; }
button.danger { color: var(--bad); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`
