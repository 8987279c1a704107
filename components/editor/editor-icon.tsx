import { Icon, type IconName } from '../ui/icon'

/** What only the editor needs, in the same box of 20 by 20. */
const PATHS = {
  caution: 'M10 3.5L17.5 16h-15zM10 8.5v3.5M10 14.2h.01',
  code: 'M7 6l-4 4 4 4M13 6l4 4-4 4',
  divider: 'M3 10h14',
  image: 'M3 4.5h14v11H3zM3 13l4-4 4 4 2.500-2.500L17 14M13 7.500h.01',
  heading: 'M5 4v12M15 4v12M5 10h10',
  handle: 'M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01',
  highlight: 'M4 16.5h12M7 12.5l-1 2h3l.8-1M7 12.5L13 4l3.5 2.5-6 8.5z',
  keyboard: 'M2.5 5h15v8h-15zM6 8h.01M9 8h.01M12 8h.01M7 10.8h6M8 16l2 2 2-2',
  note: 'M3 10a7 7 0 1 0 14 0a7 7 0 1 0 -14 0zM10 9.5v4M10 6.7h.01',
  numbers:
    'M8.5 5.5H17M8.5 10H17M8.5 14.5H17M3.5 4.5l1-.5v3.5M3.2 12.8c.8-1 2-.4 1.6.5L3.2 15.5h1.9',
  quote: 'M4 13.5c2 0 3-1.5 3-3.5V6.5H3.5V10H7M12 13.5c2 0 3-1.5 3-3.5V6.5h-3.5V10H15',
  strike:
    'M3.5 10h13M13.5 6.5C13 5 11.7 4 10 4 8 4 6.5 5.2 6.5 6.8M6.5 13.3C7 15 8.3 16 10 16c2 0 3.5-1.2 3.5-2.9',
  suggest: 'M3.5 16.5h13M5 12.500l.6-2.700L12.300 3l2.200 2.200-6.700 6.700zM13 13h4M15 11v4',
  subheading: 'M4 5.5v9M11 5.5v9M4 10h7M14.5 10.5h2v4',
  tasks: 'M3.5 4.5h4v4h-4zM10.5 6.5H17M3.5 11.5h4v4h-4zM10.5 13.5H17M4.5 6.5l1 1 1.5-2',
  tip: 'M7.5 15h5M8.5 17.5h3M7.5 15c0-2-2.5-3-2.5-6a5 5 0 0 1 10 0c0 3-2.5 4-2.5 6',
} as const

export type EditorIconName = IconName | keyof typeof PATHS

export function EditorIcon({ name }: { name: EditorIconName }) {
  if (!isOurs(name)) return <Icon name={name} />
  return (
    <svg className="i" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}

function isOurs(name: EditorIconName): name is keyof typeof PATHS {
  return Object.hasOwn(PATHS, name)
}
