import { PAGE_PALETTE } from './page-palette'

/** Looks of the API's page: the colours and type of the product, in one place of its own. */
export const DOCS_STYLE = `${PAGE_PALETTE}
* { box-sizing: border-box; }
html { scroll-padding-block-start: 1rem; }
body { margin: 0; background: var(--desk); color: var(--ink);
  font: 1rem/1.55 -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible, pre:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, pre { font: 0.875rem/1.5 ui-monospace, 'SF Mono', 'DejaVu Sans Mono', monospace; }
code { overflow-wrap: anywhere; }
pre { margin: 0.25rem 0; padding: 0.75rem; overflow-x: auto; background: var(--sunk);
  border-radius: 4px; }
pre code { overflow-wrap: normal; }
h1 { font-size: 1.75rem; line-height: 1.2; margin-block: 0 0.5rem; }
h2 { font-size: 1.3rem; margin-block: 3rem 0.5rem; }
h3 { font-size: 1.05rem; margin-block: 0; }
h4 { font-size: 0.8125rem; margin-block: 1rem 0.25rem; color: var(--ink-2); }
p { margin-block: 0.5rem; max-width: 42rem; }
ul, dl { margin-block: 0.25rem; padding-inline-start: 1.25rem; }
dl { padding: 0; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem; }
dd p { margin-block: 0; }
main { padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; min-width: 0; max-width: 60rem; }
article { margin-block: 1rem; padding: 1rem 1.25rem; background: var(--sheet);
  border: 1px solid var(--rule); border-radius: 4px; }
nav { padding: 1.5rem clamp(1rem, 4vw, 1.5rem); border-block-end: 1px solid var(--rule); }
nav h2 { font-size: 0.8125rem; margin-block: 1rem 0.25rem; color: var(--ink-2); }
nav ul { list-style: none; padding: 0; margin: 0; columns: 2 12rem; }
nav a { display: inline-block; padding-block: 0.25rem; font-size: 0.875rem; }
.brand { font-weight: 700; margin: 0; }
.route { margin-block: 0.25rem; }
.route b { font-size: 0.8125rem; color: var(--accent); margin-inline-end: 0.25rem; }
.small { font-size: 0.875rem; color: var(--ink-2); }
.skip { position: absolute; inset-block-start: -4rem; padding: 0.5rem 1rem; background: var(--sheet); }
.skip:focus { inset-block-start: 0; }
@media (min-width: 60rem) {
  body { display: grid; grid-template-columns: 17rem 1fr; }
  nav { position: sticky; inset-block-start: 0; block-size: 100vh; overflow-y: auto;
    border-block-end: 0; border-inline-end: 1px solid var(--rule); }
  nav ul { columns: 1; }
}
`
