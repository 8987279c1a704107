import { loadTextAhead } from './components/editor/load-text'

// Runs in the browser before anything else of ours. What libraries would otherwise find out by
// trying, and have the page's policy (server/http/page-policy.ts) complain about, is said to them.

const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce

Object.assign(globalThis, {
  // zod asks whether it may compile its checks. It may not.
  __zod_globalConfig: { jitless: true },
  // What react-style-singleton writes into a page while a dialog is open is let in by this.
  __webpack_nonce__: nonce,
})

loadTextAhead(location.pathname)
