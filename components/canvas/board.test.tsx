import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Canvas } from '@/lib/canvases'
import { textsOf } from '@/lib/frameworks/texts-of'
import { nineElements } from '@/lib/frameworks/nine-elements'
import { messagesFor } from '@/lib/messages/messages'
import { Intl } from '../intl'
import { Board } from './board'
import { ElementList } from './element-list'
import { elementRows } from './element-rows'

const ADA = { id: 'ada', name: 'Ada Lovelace', colour: 3 }
const words = textsOf(nineElements, 'en').kinds
const rows = elementRows(canvas(), nineElements, 'en')
const where = { vision: [ADA] }

describe('Board', () => {
  it('[BD9] every tile leads to its element and says in words why it rests on others', () => {
    const html = board(true)
    for (const kind of nineElements.kinds) {
      expect(html).toContain(`href="/elements/${kind.key}"`)
      for (const edge of kind.drawsOn) expect(html).toContain(words[kind.key]?.drawsOn[edge.kind])
    }
  })

  it('[BD9] a tile shows its opening words, or the question it answers while it is empty', () => {
    const html = board(true)
    expect(html).toContain('In ten years anyone can walk in.')
    expect(html).not.toContain(words.vision?.guidingQuestion)
    expect(html).toContain(words['structural-analysis']?.guidingQuestion)
    expect(html).toContain('aria-label="Ada Lovelace"')
  })

  it('[BD11] every line says why it is there, and all of them are one stop of the Tab key', () => {
    const lines = [...board(true).matchAll(/<g [^>]*>/g)].map(([line]) => line)
    const whys = nineElements.kinds.flatMap(({ key, drawsOn }) =>
      drawsOn.map((edge) => words[key]?.drawsOn[edge.kind]),
    )
    expect(lines).toHaveLength(whys.length)
    for (const why of whys)
      expect(lines.filter((line) => line.includes(`aria-label="${why}"`))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('tabindex="0"'))).toHaveLength(1)
  })

  it('[BD8] nobody is invited to start who may not write', () => {
    expect(board(true)).toContain('Start here')
    expect(board(false)).not.toContain('Start here')
  })

  it('[BD10] the list holds all that the board shows', () => {
    const html = render(<ElementList title="Open late" rows={rows} where={where} me="ben" />)
    for (const kind of nineElements.kinds) {
      expect(html).toContain(`href="/elements/${kind.key}"`)
      expect(html).toContain(words[kind.key]?.plainLabel)
      for (const edge of kind.drawsOn) expect(html).toContain(words[kind.key]?.drawsOn[edge.kind])
    }
    expect(html).toContain('Ada')
  })
})

function board(mayWrite: boolean): string {
  return render(
    <Board rows={rows} framework={nineElements} where={where} me="ben" mayWrite={mayWrite} />,
  )
}

function render(page: ReactElement): string {
  return renderToStaticMarkup(
    <Intl locale="en" messages={messagesFor('en')}>
      {page}
    </Intl>,
  )
}

function canvas(): Canvas {
  return {
    id: 'c',
    workspaceId: 'w',
    title: 'Open late',
    summary: '',
    documentId: 'd',
    framework: { key: nineElements.key, version: nineElements.version },
    createdAt: '2026-05-14T10:00:00Z',
    standing: 'exploring',
    archived: null,
    origin: null,
    forks: [],
    elements: nineElements.kinds.map(({ key }) => ({
      id: key,
      kind: key,
      title: words[key]?.label ?? key,
      documentId: `d-${key}`,
      status: key === 'vision' ? 'draft' : 'empty',
      opening: key === 'vision' ? 'In ten years anyone can walk in.' : '',
      words: 0,
      lastChange: key === 'vision' ? { at: '2026-05-14T10:00:00Z', by: ADA } : null,
    })),
  }
}
