import { describe, expect, it } from 'vitest'
import { MessageBody, type ThreadMessage } from '@/lib/threads'
import { bodyFrom, editableFrom } from './message-body'
import { fitting } from './fitting-names'

describe('a message as it is written', () => {
  it('[CO35] what the form lets one write is what the server takes', () => {
    const body = bodyFrom({
      type: 'doc',
      content: [
        paragraph(),
        paragraph(words('Both', { type: 'bold' }), { type: 'hardBreak' }, words(' evenings')),
        {
          type: 'bulletList',
          content: [
            {
              type: 'listItem',
              content: [paragraph(words('see '), named('mention'), named('teamMention'))],
            },
          ],
        },
        paragraph(words('here', { type: 'link', attrs: { href: 'https://a.example/', rel: 'x' } })),
        paragraph(named('elementLink')),
        paragraph(),
      ],
    })
    expect(MessageBody.parse(body)).toEqual(body)
    expect(body?.content).toHaveLength(4)
  })

  it('[CO35] without a word it is none', () => {
    expect(bodyFrom({ type: 'doc', content: [paragraph()] })).toBeNull()
    expect(bodyFrom({ type: 'doc', content: [paragraph(words('  '))] })).toBeNull()
    expect(bodyFrom({ type: 'doc', content: [paragraph({ type: 'hardBreak' })] })).toBeNull()
  })

  it('[CO35] what is changed shows the names people go by, and is sent with their ids', () => {
    const named = ['mention', 'teamMention'].map((type) => ({ type, attrs: { id: type } }))
    const body = { type: 'doc', content: [paragraph(...named)] }
    const message = {
      body,
      mentions: [{ id: 'mention', name: 'Ada', colour: 1 }],
      teams: [{ id: 'teamMention', name: 'Drafters' }],
      elements: [],
    } as unknown as ThreadMessage
    const shown = editableFrom(message)
    expect(JSON.stringify(shown)).toContain('"name":"Ada"')
    expect(JSON.stringify(shown)).toContain('"name":"Drafters"')
    expect(bodyFrom(shown)).toEqual(body)
  })

  it('[CO35] names are offered by the beginnings of their words, accents aside', () => {
    const all = ['Ángela Ruiz', 'Ben Angelo', 'Mangel'].map((name) => ({ id: name, name }))
    expect(fitting('ang', all).map(({ name }) => name)).toEqual(['Ángela Ruiz', 'Ben Angelo'])
  })
})

function named(type: string) {
  return { type, attrs: { id: 'p1', name: 'Ada' } }
}

function paragraph(...content: object[]) {
  return { type: 'paragraph', content }
}

function words(text: string, ...marks: object[]) {
  return { type: 'text', text, marks }
}
