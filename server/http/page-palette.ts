/**
 * The colours of `app/styles/tokens.css` that pages drawn by the server itself need: they send
 * their own few styles and not those of the whole product. A test holds both together.
 */
export const PAGE_PALETTE = `
:root { color-scheme: light dark; --desk: #f4efe4; --sheet: #fdfbf5; --sunk: #eae3d5; --ink: #211c15;
  --ink-2: #554d40; --ink-3: #6b6252; --rule: #ddd4c3; --rule-2: #8a7f6b; --accent: #0b5a6b;
  --accent-2: #083f4b; --accent-wash: #dfebea; --on-accent: #ffffff; --warn: #8f4206;
  --warn-wash: #f7e6cf; --stop: #9b1c2b; }
@media (prefers-color-scheme: dark) {
  :root { --desk: #101418; --sheet: #181d23; --sunk: #0b0e12; --ink: #eae4d6; --ink-2: #b9b2a3;
    --ink-3: #979082; --rule: #2a313a; --rule-2: #6f7987; --accent: #6fc4d1; --accent-2: #9cdce5;
    --accent-wash: #16313a; --on-accent: #07222a; --warn: #eba860;
    --warn-wash: #33240f; --stop: #f39189; }
}
`
