const WIDTHS = ['w-full', 'w-11/12', 'w-2/3', 'w-5/6']

/** The shape of a text that is on its way. `label` is what is read out. */
export function Skeleton({ label, lines = 3 }: { label: string; lines?: number }) {
  return (
    <div role="status" aria-label={label} aria-busy="true" className="skeleton">
      <div className="sk head w-2/5" />
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} className={`sk ${WIDTHS[i % WIDTHS.length] ?? ''}`} />
      ))}
    </div>
  )
}
