/**
 * Where to go after signing in, from an address that anybody may have written: a path of this site,
 * `/` for everything else.
 */
export function sameSitePath(wanted: string | null | undefined): string {
  const here = 'http://this.invalid'
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, here)) return '/'
  const url = new URL(wanted, here)
  // A path of two slashes would be read as the name of another site.
  if (url.origin !== here || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search + url.hash
}
