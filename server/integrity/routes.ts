import { CheckMake, Integrity as State } from '../../lib/integrity'
import { localeOf } from '../canvases/locale-of'
import { requireCaller } from '../http/caller'
import { answer, body, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import type { HistoryExports } from './exports'
import type { Integrity } from './integrity'

const tags = ['Integrity']

const state = route({
  method: 'get',
  path: '/workspaces/{workspaceId}/integrity',
  tags,
  summary: 'What the last check of histories, editions and the audit log found',
  description: 'For stewards. While a check goes on, how far it is.',
  request: { params: params('workspaceId') },
  responses: {
    200: answer(State, 'The newest check, and the one that goes on'),
    ...failures('not_found', 'not_allowed'),
  },
})

const begin = route({
  method: 'post',
  path: '/workspaces/{workspaceId}/integrity/checks',
  tags,
  summary: 'Hold everything a workspace keeps against its chains',
  description:
    'For stewards. It goes on beside those who write; ask for its state until it is done. With the fingerprint of an earlier check, everything up to then must be as it was.',
  request: { params: params('workspaceId'), body: body(CheckMake) },
  responses: {
    202: answer(State, 'It has begun, or one that had begun goes on'),
    ...failures('bad_request', 'not_found', 'not_allowed', 'scope_too_small'),
    ...failures('fingerprint_unknown', 'checks_too_fast'),
  },
})

const take = route({
  method: 'get',
  path: '/elements/{elementId}/history/export',
  tags: ['History'],
  summary: 'All of the history of an element, with its chains, one JSON object a line',
  description:
    'For stewards. Every part and edit as it lies, and the editions with their texts. `scripts/verify-history.mjs` holds it against its chains, anywhere.',
  request: { params: params('elementId') },
  responses: {
    200: { description: 'The file, as plain text' },
    ...failures('not_found', 'not_allowed', 'history_too_fast'),
  },
})

export function integrityRoutes({
  integrity,
  exports,
}: {
  integrity: Integrity
  exports: HistoryExports
}) {
  return createRouter()
    .openapi(state, async (c) => {
      const { workspaceId } = c.req.valid('param')
      return c.json(await integrity.state(requireCaller(c), workspaceId, localeOf(c)), 200)
    })
    .openapi(begin, async (c) => {
      const { workspaceId } = c.req.valid('param')
      const { fingerprint = null } = c.req.valid('json')
      const caller = requireCaller(c)
      return c.json(await integrity.begin(caller, workspaceId, fingerprint, localeOf(c)), 202)
    })
    .openapi(take, async (c) => {
      const { elementId } = c.req.valid('param')
      const lines = await exports.of(requireCaller(c), elementId)
      return c.body(bytesOf(lines), 200, {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="history-${elementId}.jsonl"`,
      })
    })
}

/** Line by line as whoever reads takes them; what fails on the way ends without the last line. */
function bytesOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await lines.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await lines.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
