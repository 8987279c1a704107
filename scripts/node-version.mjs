const NEEDED = [20, 20]

/** @throws Error with one clear sentence when this Node is too old */
export function ensureNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return
  throw new Error(
    `Throughline needs Node ${NEEDED.join('.')} or newer, and this is ${version}. ` +
      'Get a newer one from https://nodejs.org and try again.',
  )
}
