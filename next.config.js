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
    },
  },
}

export default config
