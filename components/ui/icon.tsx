/** One path an icon, in a box of 20 by 20. Drawn here, so that nothing is fetched. */
const PATHS = {
  alert: 'M10 3.5L17.5 16h-15zM10 8.5v3.5M10 14.2h.01',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3',
  beside: 'M3 4.5h14v11H3zM10 4.5v11',
  archive: 'M3 4.5h14V8H3zM4.5 8v8h11V8M8 11h4',
  board: 'M3.5 4h4v4h-4zM12.5 4h4v4h-4zM8 12h4v4H8zM7.5 6h5M6 8l3 4M14 8l-3 4',
  bold: 'M6 4h4.5a3 3 0 0 1 0 6H6zM6 10h5.5a3 3 0 0 1 0 6H6z',
  check: 'M4 10.5l4 4 8-9',
  clock: 'M3 10a7 7 0 1 0 14 0a7 7 0 1 0 -14 0zM10 6v4.3l3 1.7',
  down: 'M10 4v12M5 11l5 5 5-5',
  copy: 'M7.5 7h9v9.5h-9zM4 13V3.5h9',
  eye: 'M2.5 10S5.5 5 10 5s7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5zM7.8 10a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0z',
  go: 'M4 10h11M10.5 5.5L15 10l-4.5 4.5',
  fork: 'M5 3.5v13M5 13.5c0-4 3-5.5 8-5.5h2.5M12.5 5l3.5 3-3.5 3',
  italic: 'M8.5 4H14M6 16h5.5M11.5 4l-3 12',
  key: 'M3.5 13.5a3 3 0 1 0 6 0a3 3 0 1 0 -6 0zM8.7 11.3L16 4M13 7l2.5 2.5',
  leave: 'M8.5 3.5h-5v13h5M8 10h9M13.5 6.5l3.5 3.5-3.5 3.5',
  link: 'M8.5 11.5l3-3M9 6l1.5-1.5a3.5 3.5 0 0 1 5 5L14 11M11 14l-1.5 1.5a3.5 3.5 0 0 1-5-5L6 9',
  list: 'M7.5 5.5H17M7.5 10H17M7.5 14.5H17M3.5 5.5h.01M3.5 10h.01M3.5 14.5h.01',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  next: 'M7 4.5l6.5 5.5L7 15.5z',
  mute: 'M3 3l14 14M6.2 6.5A5 5 0 0 1 15 9v3M5 9.5V14l-1.5 1.5H15M8.5 17.5h3',
  offline:
    'M3 3l14 14M5 8.5a9 9 0 0 1 3-1.7M2 6a13 13 0 0 1 2.5-1.5M12 6.8a9 9 0 0 1 3.5 2M9.5 3.4A13 13 0 0 1 18 6M8 12a4 4 0 0 1 3-.6M10 15.5h.01',
  page: 'M5 3h7l3.5 3.5V17H5zM12 3v3.5h3.5',
  pen: 'M4 16l.8-3.6L13.5 3.7l2.8 2.8L7.6 15.2zM11.8 5.4l2.8 2.8',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c0-3 2.5-5 5.5-5s5.5 2 5.5 5M13 3.9a3 3 0 0 1 0 5.2M15.5 12.3c1.5.8 2.5 2.3 2.5 4.2',
  previous: 'M13 4.5L6.5 10l6.5 5.5z',
  plus: 'M10 4v12M4 10h12',
  saved: 'M3 10a7 7 0 1 0 14 0a7 7 0 1 0 -14 0zM6.8 10.3l2.3 2.3 4.2-4.8',
  saving: 'M17 10a7 7 0 1 1-3-5.7',
  search: 'M3.5 8.5a5 5 0 1 0 10 0a5 5 0 1 0 -10 0zM12.2 12.2L17 17',
  settings:
    'M3 6h8M15 6h2M3 14h2M9 14h8M13 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM7 12a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  share: 'M10 12.5V3.5M6.5 7L10 3.5 13.5 7M5.5 10H4.5v6.5h11V10h-1',
  swap: 'M6.5 16V4M3.5 7l3-3 3 3M13.5 4v12M10.5 13l3 3 3-3',
  table: 'M3 4.5h14v11H3zM3 8.5h14M8 4.5v11',
  talk: 'M3.5 4.5h13v9.5H10l-4 3v-3H3.5z',
  undo: 'M7 5L3.5 8.5 7 12M4 8.5h8a4 4 0 0 1 0 8H9',
  up: 'M10 16V4M5 9l5-5 5 5',
  x: 'M5 5l10 10M15 5L5 15',
} as const

export type IconName = keyof typeof PATHS

/** Decoration beside a word, or inside a control that has a name; never read out itself. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
