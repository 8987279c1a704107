import { Icon, type IconName } from '../ui/icon'

/** What only the editor needs, in the same box of 20 by 20. */
const PATHS = {
  code: 'M7 6l-4 4 4 4M13 6l4 4-4 4',
  divider: 'M3 10h14',
  heading: 'M5 4v12M15 4v12M5 10h10',
  keyboard: 'M2.5 5h15v8h-15zM6 8h.01M9 8h.01M12 8h.01M7 10.8h6M8 16l2 2 2-2',
  numbers:
    'M8.5 5.5H17M8.5 10H17M8.5 14.5H17M3.5 4.5l1-.5v3.5M3.2 12.8c.8-1 2-.4 1.6.5L3.2 15.500h1.9',
  quote:
    'M4 13.500c2 0 3-1.500 3-3.500V6.500H3.500V10H7M12 13.500c2 0 3-1.500 3-3.500V6.500h-3.500V10H15',
  strike:
    'M3.500 10h13M13.500 6.500C13 5 11.700 4 10 4 8 4 6.500 5.200 6.500 6.800M6.500 13.300C7 15 8.300 16 10 16c2 0 3.500-1.200 3.500-2.900',
  subheading: 'M4 5.500v9M11 5.500v9M4 10h7M14.500 10.500h2v4',
  tasks:
    'M3.500 4.500h4v4h-4zM10.500 6.500H17M3.500 11.500h4v4h-4zM10.500 13.500H17M4.500 6.500l1 1 1.500-2',
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
