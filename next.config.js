/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Types and lint are checked by `npm test`, once, for the whole house.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
}

export default config
