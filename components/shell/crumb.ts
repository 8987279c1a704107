/** One step on the way to this page. The page itself needs no address. */
export interface Crumb {
  label: string
  href?: string
}
