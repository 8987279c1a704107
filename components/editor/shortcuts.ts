import type { writing as words } from '@/lib/messages/en/writing-tools'

type Name = keyof (typeof words)['shortcuts']['names']

interface ShortcutGroup {
  name: keyof (typeof words)['shortcuts']['groups']
  keys: readonly (readonly [name: Name, keys: string])[]
}

/** What the keys do, as the sheet shows it. `Mod` is Ctrl, or Command where there is one. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    name: 'text',
    keys: [
      ['bold', 'Mod B'],
      ['italic', 'Mod I'],
      ['strike', 'Mod Shift S'],
      ['highlight', 'Mod Shift H'],
      ['code', 'Mod E'],
      ['link', 'Mod K'],
      ['undo', 'Mod Z'],
      ['redo', 'Mod Shift Z'],
    ],
  },
  {
    name: 'blocks',
    keys: [
      ['insert', '/'],
      ['emoji', ':'],
      ['heading', 'Mod Alt 2'],
      ['subheading', 'Mod Alt 3'],
      ['bullets', 'Mod Shift 8'],
      ['numbers', 'Mod Shift 7'],
      ['tasks', 'Mod Shift 9'],
      ['quote', 'Mod Shift B'],
      ['lineBreak', 'Shift Enter'],
      ['leave', 'Mod Enter'],
      ['blockMenu', 'Mod .'],
      ['moveUp', 'Alt Shift ↑'],
      ['moveDown', 'Alt Shift ↓'],
      ['nextSection', 'Mod Alt Enter'],
    ],
  },
  {
    name: 'page',
    keys: [
      ['find', 'Mod F'],
      ['focus', 'Mod Shift E'],
      ['comment', 'Mod Alt M'],
      ['nextThread', 'Mod Alt J'],
      ['previousThread', 'Mod Alt K'],
      ['resolveThread', 'Mod Alt R'],
      ['suggestWords', 'Mod Alt S'],
      ['acceptSuggestion', 'Mod Alt Y'],
      ['refuseSuggestion', 'Mod Alt N'],
      ['formats', 'Alt F10'],
      ['palette', 'Mod K'],
      ['sheet', 'Mod /'],
    ],
  },
]
