/** How the test pages look: quiet, light or dark as the system is, from phone to screen; marked on top as what they are. */
export const style = `
:root { color-scheme: light dark; --paper: light-dark(#fff, #1d2024); --ground: light-dark(#f1f3f5, #131518);
  --ink: light-dark(#1c2024, #eceef0); --quiet: light-dark(#5a6169, #a8b0b8); --line: light-dark(#8b949e, #6c757d);
  --accent: light-dark(#4b45c6, #a9a5ff); --on-accent: light-dark(#fff, #16143a);
  --note: light-dark(#fff3cd, #3d3213); --note-ink: light-dark(#5c4400, #f5dd90); --fault: light-dark(#b3261e, #ff9c94); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink);
  font: 16px/1.5 Inter, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; overflow-wrap: break-word; }
.test { margin: 0; padding: 10px 16px; background: var(--note); color: var(--note-ink); text-align: center; font-size: 14px; }
main { max-width: 480px; margin: 24px auto; padding: 0 16px 40px; }
.sheet { background: var(--paper); border-radius: 12px; padding: 24px; box-shadow: 0 1px 3px rgb(0 0 0 / 20%); }
h1 { font-size: 20px; line-height: 1.3; margin: 0 0 4px; }
.amount { font-size: 32px; font-weight: 650; line-height: 1.2; margin: 0; font-variant-numeric: tabular-nums; }
.quiet { color: var(--quiet); margin: 4px 0 0; }
form { margin: 20px 0 0; }
fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: 8px; }
legend { padding: 0; margin-bottom: 8px; font-weight: 600; }
.method { border: 1px solid var(--line); border-radius: 8px; padding: 0 14px; }
.method:has(> .choice input:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.choice { display: flex; align-items: center; gap: 10px; min-height: 48px; cursor: pointer; }
input[type="radio"] { accent-color: var(--accent); width: 18px; height: 18px; margin: 0; }
.fields { display: none; padding-bottom: 14px; gap: 12px; }
.method:has(> .choice input:checked) .fields { display: grid; grid-template-columns: 1fr 1fr; }
.fields label { display: grid; gap: 4px; font-size: 14px; align-content: start; }
.fields .whole { grid-column: 1 / -1; }
.fields input { font: inherit; font-size: 16px; color: inherit; background: transparent; border: 1px solid var(--line);
  border-radius: 6px; padding: 8px 10px; min-height: 44px; width: 100%; font-variant-numeric: tabular-nums; }
.actions { display: grid; gap: 8px; margin-top: 16px; }
button, .button { font: inherit; font-weight: 600; min-height: 48px; border-radius: 8px; border: 1px solid var(--line);
  background: transparent; color: inherit; cursor: pointer; text-decoration: none; display: grid; place-content: center; padding: 8px 16px; }
.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.fault { color: var(--fault); border: 1px solid currentcolor; border-radius: 8px; padding: 10px 14px; margin: 16px 0 0; }
details { margin-top: 16px; font-size: 14px; }
summary { cursor: pointer; min-height: 32px; font-weight: 600; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 14px; margin: 8px 0 0; }
dt { font-variant-numeric: tabular-nums; white-space: nowrap; }
dd { margin: 0; color: var(--quiet); }
@media (max-width: 420px) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 8px; } .sheet { padding: 18px; } }
`;
