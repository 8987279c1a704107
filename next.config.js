/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Types and lint are checked by `npm test`, once, for the whole house.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  turbopack: {
    resolveAlias: {
      // Messages reach pages compiled (lib/messages/compiled-messages.ts).
      'use-intl/format-message': 'use-intl/format-message/format-only',
      // What libraries name and browsers never use: 9 kB before the first key.
      'next/dist/compiled/buffer': { browser: './lib/client/no-buffer.ts' },
      'lib0/dom': { browser: './lib/client/browser-dom.ts' },
      'lib0/logging': { browser: './lib/client/yjs-log.ts' },
    },
  },
}

export default config
