/** The mark: a thread with one knot. Apart from the icons, which a page without any need not load. */
export function Mark() {
  return (
    <svg className="i" viewBox="0 0 28 18" aria-hidden="true" focusable="false">
      <path d="M1 9h26" />
      <circle cx="14" cy="9" r="6.5" />
    </svg>
  )
}
