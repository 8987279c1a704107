import { PAGE_PALETTE } from '../http/page-palette'

/**
 * Looks of the pages behind a share link: a tenth of the product's styles, no script, nothing from
 * elsewhere. Titles are serif as everywhere; a draft is sans, since its words can still move.
 */
export const READER_STYLE = `${PAGE_PALETTE}
* { box-sizing: border-box; }
html { scroll-padding-block-start: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--desk); color: var(--ink);
  font: 1.125rem/1.62 -apple-system, BlinkMacSystemFont, 'Segoe UI Variable Text', 'Segoe UI', Roboto,
    'Noto Sans', 'Liberation Sans', 'Helvetica Neue', Arial, sans-serif; }
h1, .t { font-family: 'Iowan Old Style', Charter, 'Sitka Text', 'Palatino Linotype',
  'URW Palladio L', P052, 'Noto Serif', 'Liberation Serif', Georgia, serif; font-weight: 500;
  text-wrap: balance; }
h1 { font-size: clamp(2.125rem, 1.5rem + 2.6vw, 3.25rem); line-height: 1.15;
  letter-spacing: -0.01em; margin: 0.5rem 0 0; }
a { color: var(--accent); text-underline-offset: 0.15em; overflow-wrap: anywhere; }
a:focus-visible, pre:focus-visible, .wide:focus-visible, input:focus-visible, button:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 2px; }
p, li, blockquote, td, th { overflow-wrap: break-word; text-wrap: pretty; }
.page { max-inline-size: 62rem; margin-inline: auto; padding: 2rem clamp(1rem, 4vw, 2rem) 4rem; }
.head { max-inline-size: 44rem; padding-block: 1.5rem 2rem; }
.issue { margin: 0; font-size: 0.875rem; font-weight: 600; color: var(--accent); }
.lead { font-size: 1.3125rem; line-height: 1.5; margin: 1rem 0 0; }
.meta { font-size: 0.875rem; line-height: 1.5; color: var(--ink-2); margin: 1.25rem 0 0;
  padding-block-start: 1rem; border-block-start: 1px solid var(--rule); }
nav p { margin: 0 0 0.5rem; font-size: 0.8125rem; font-weight: 600; color: var(--ink-3); }
nav ol { list-style: none; margin: 0; padding: 0; font-size: 0.9375rem; line-height: 1.4; }
nav li + li { border-block-start: 1px solid var(--rule); }
nav a { display: block; padding-block: 0.625rem; color: var(--ink); text-decoration: none; }
nav a:hover { color: var(--accent); text-decoration: underline; }
main { max-inline-size: 36rem; min-inline-size: 0; }
section + section { margin-block-start: 4rem; }
.t { font-size: 1.875rem; line-height: 1.2; margin: 0 0 1rem; padding-block-start: 1rem;
  border-block-start: 1px solid var(--ink); }
main h2:not(.t), main h3 { font-size: 1.3125rem; line-height: 1.35; margin: 2.25rem 0 0.5rem; }
main h4 { font-size: 1.125rem; line-height: 1.35; margin: 1.75rem 0 0.25rem; }
main h5 { font-size: 1rem; line-height: 1.35; margin: 1.5rem 0 0.25rem; color: var(--ink-2); }
main p { margin: 0 0 1rem; }
main p:empty { display: none; }
ul, ol { margin: 0 0 1rem; padding-inline-start: 1.5rem; }
nav ol { padding: 0; }
li > p { margin-block-end: 0.375rem; }
.tasks { list-style: none; padding: 0; }
.tasks > li { display: grid; grid-template-columns: 1.75rem 1fr; }
.box { inline-size: 1.125rem; block-size: 1.125rem; margin-block-start: 0.375rem;
  border: 1.5px solid var(--rule-2); border-radius: 2px; position: relative; }
.done::after { content: ''; position: absolute; inset: 0.0625rem 0.25rem 0.1875rem 0.3125rem;
  border: solid var(--accent); border-width: 0 2px 2px 0; transform: rotate(40deg); }
blockquote { margin: 0 0 1rem; padding-inline-start: 1rem;
  border-inline-start: 2px solid var(--rule-2); color: var(--ink-2); }
figure { margin: 0 0 1.25rem; }
img { display: block; max-inline-size: 100%; block-size: auto; }
figcaption { margin-block-start: 0.375rem; font-size: 0.875rem; line-height: 1.5; color: var(--ink-2); }
.callout { margin: 0 0 1rem; padding: 0.625rem 1rem; border: 1px solid var(--accent);
  border-inline-start-width: 3px; background: var(--accent-wash); }
.tip { border-style: dashed; border-inline-start-style: solid; }
.caution { border-width: 2px; border-inline-start-width: 6px; border-color: var(--warn);
  background: var(--warn-wash); }
.callout > .kind { margin: 0; font-size: 0.8125rem; font-weight: 600; color: var(--accent); }
.caution > .kind { color: var(--warn); }
.callout > :last-child { margin-block-end: 0; }
mark { background: var(--warn-wash); color: inherit; }
hr { border: 0; border-block-start: 1px solid var(--rule); margin-block: 2rem; }
code, pre { font: 0.9375rem/1.5 ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono',
  'Liberation Mono', monospace; background: var(--sunk); border-radius: 2px; }
code { padding-inline: 0.25rem; }
pre { margin: 0 0 1rem; padding: 0.75rem; overflow-x: auto; }
pre code { padding: 0; background: none; }
.wide { overflow-x: auto; margin-block-end: 1rem; }
table { border-collapse: collapse; inline-size: 100%; font-size: 1rem; line-height: 1.5; }
th, td { text-align: start; vertical-align: top; padding: 0.375rem 1rem 0.375rem 0;
  border-block-end: 1px solid var(--rule); min-inline-size: 6rem; }
th { border-block-end-color: var(--ink); }
td p, th p { margin: 0; }
[data-align=center] { text-align: center; }
[data-align=right] { text-align: end; }
footer { margin-block-start: 4rem; font-size: 0.8125rem; color: var(--ink-3); }
.card { max-inline-size: 30rem; margin-inline: auto; padding-block-start: 12vh; }
.card h1 { font-size: 1.875rem; margin-block-end: 0.75rem; }
label { display: block; margin: 1.5rem 0 0.375rem; font-size: 0.8125rem; font-weight: 600; }
input { inline-size: 100%; min-block-size: 2.75rem; padding-inline: 0.75rem; font: inherit;
  font-size: 1rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--rule-2);
  border-radius: 4px; }
input[aria-invalid] { border-inline-start: 4px solid var(--stop); }
button { min-block-size: 2.75rem; margin-block-start: 1rem; padding-inline: 1.5rem; font: inherit;
  font-size: 1rem; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0;
  border-radius: 4px; cursor: pointer; }
button:hover { background: var(--accent-2); }
.err { color: var(--stop); font-size: 0.875rem; line-height: 1.5; margin: 0.375rem 0 0; }
.skip { position: absolute; inset-block-start: -6rem; padding: 0.75rem 1rem;
  background: var(--sheet); }
.skip:focus { inset-block-start: 0; }
@media (min-width: 64rem) {
  .with-contents { display: grid; grid-template-columns: 15rem minmax(0, 36rem); gap: 4rem; }
  .with-contents nav { position: sticky; inset-block-start: 2rem; align-self: start;
    max-block-size: calc(100vh - 4rem); overflow-y: auto; }
}
@media (max-width: 63.99rem) {
  nav { max-inline-size: 36rem; margin-block-end: 3rem; }
}
@media (max-width: 47rem) {
  .lead { font-size: 1.1875rem; }
  section + section { margin-block-start: 3rem; }
}
@media print {
  @page { size: A4; margin: 22mm 24mm; }
  :root { --desk: white; --sheet: white; --ink: black; --ink-2: black; --ink-3: black;
    --accent: black; }
  body { font-size: 11pt; line-height: 16pt; }
  nav, .skip, footer { display: none; }
  .page { padding: 0; max-inline-size: none; }
  .with-contents { display: block; }
  main { max-inline-size: none; }
  h2, h3, h4, h5 { break-after: avoid; }
  li, blockquote, pre, tr { break-inside: avoid; }
  main a[href^='http']::after { content: ' (' attr(href) ')'; font-size: 9pt; }
}
`
