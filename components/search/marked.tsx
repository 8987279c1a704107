import type { Passage } from '@/lib/search/passage'

/** A piece of a text with what was found in it highlighted. Words only: nothing of it is markup. */
export function Marked({ passage }: { passage: Passage }) {
  const { text, marks, before, after } = passage
  const parts = marks.map(([from, to], i) => ({
    ...{ from, marked: text.slice(from, to) },
    plain: text.slice(marks[i - 1]?.[1] ?? 0, from),
  }))
  return (
    <>
      {before && '… '}
      {parts.map(({ from, plain, marked }) => (
        <span key={from}>
          {plain}
          <mark>{marked}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
      {after && ' …'}
    </>
  )
}
