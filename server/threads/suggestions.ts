import type { z } from 'zod'
import { AppError } from '../../lib/errors'
import type { Locale } from '../../lib/locales'
import { HAND_HELD_MS, SUGGESTIONS_WAITING } from '../../lib/suggestions/limits'
import type { SuggestionsAct } from '../../lib/suggestions/suggestion'
import type { SuggestionsActed, SuggestionsMake, Thread } from '../../lib/threads'
import type { Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { ThreadsTable } from '../db/tables/threads'
import type { Caller } from '../http/caller'
import { checkRoom, mayChange } from './changing'
import { checkNames } from './checks'
import { findThread, seenByReader, showThese } from './reading'
import { lockThread, threadById } from './store'
import { checkedSuggestion } from './suggestion-checks'
import { changeSuggestion, countWaiting } from './suggestion-store'
import { saidIn, tellOfThread, type ThreadChanged } from './telling'
import type { ThreadsParts } from './threads'
import { beginSuggestion, turnThread } from './writing'

/**
 * Suggestions: what somebody would put in place of something. They are threads, and like comments
 * they lie beside the text. What is accepted is put into the text by the browser of whoever accepts
 * it, after this has said that the decision is theirs.
 * All methods: @throws AppError not_found for outsiders; not_allowed, scope_too_small,
 * canvas_archived, comments_too_fast
 */
export class Suggestions {
  constructor(private readonly parts: ThreadsParts) {}

  /**
   * Makes all of them or none. With ids that the same person used for the same element: answers those.
   * @throws AppError bad_request for what is no change of a text, for an id in use, and for people or
   * elements that are not here; suggestions_full, threads_full
   */
  async make(
    caller: Caller,
    elementId: string,
    { batchId, suggestions }: SuggestionsMake,
    locale: Locale,
  ): Promise<Thread[]> {
    const seen = await seenByReader(this.parts, caller, elementId)
    mayChange(this.parts, caller, seen, 'comment.write')
    const checked = suggestions.map(checkedSuggestion)
    for (const { message } of checked)
      if (message) await checkNames(this.parts, seen, message.body, locale)
    const at = now()
    await this.parts.database.transaction(async (tx) => {
      const waiting = await countWaiting(tx.db, elementId, caller.userId)
      if (waiting + checked.length > SUGGESTIONS_WAITING) throw new AppError('suggestions_full')
      await checkRoom(tx, elementId, checked.length)
      for (const each of checked)
        if (await beginSuggestion(tx, { ...each, elementId, batchId, by: caller.userId, at }))
          await tellOfThread(this.parts, tx, caller, seen, madeOf(each))
    })
    const ids = checked.map(({ id }) => id)
    return showThese(this.parts, seen, ids, locale)
  }

  /**
   * Accepts or refuses those that wait, and what may follow: they wait again, another puts accepted
   * words in, they are in. Of those for which somebody else was faster nothing changes. Who accepts
   * has them in hand: their browser puts the words in, and says so.
   * @throws AppError not_found when one of them is no suggestion of this element
   */
  async act(
    caller: Caller,
    elementId: string,
    wanted: Act,
    locale: Locale,
  ): Promise<SuggestionsActed> {
    const seen = await seenByReader(this.parts, caller, elementId)
    mayChange(this.parts, caller, seen, 'suggestion.decide', { writes: seen.mayWrite })
    const changed = new Set<string>()
    await this.parts.database.transaction(async (tx) => {
      // In one order, whatever was asked: two who decide the same ones must not wait for each other.
      for (const id of [...new Set(wanted.ids)].sort()) {
        const { opened_by: whose } = await this.lock(tx, id, elementId)
        if (!(await acted(tx, id, wanted, caller.userId))) continue
        changed.add(id)
        const decided = DECIDED[wanted.act]
        const what = decided ? { kind: decided, personIds: [whose] } : {}
        await tellOfThread(this.parts, tx, caller, seen, { threadId: id, ...what })
      }
    })
    const shown = await showThese(this.parts, seen, wanted.ids, locale)
    return {
      changed: shown.filter(({ id }) => changed.has(id)),
      others: shown.filter(({ id }) => !changed.has(id)),
    }
  }

  /**
   * Takes back one's own while it waits. Its words are gone then; what was said about it stays.
   * @throws AppError suggestion_changed when it was decided
   */
  async withdraw(caller: Caller, threadId: string, locale: Locale): Promise<Thread> {
    const { thread, seen } = await findThread(this.parts, caller, threadId)
    const own = thread.opened_by === caller.userId
    mayChange(this.parts, caller, seen, 'comment.remove', { own })
    await this.parts.database.transaction(async (tx) => {
      await this.lock(tx, threadId, seen.element.id)
      const gone = { state: 'withdrawn', before: null, after: null } as const
      if (!(await changeSuggestion(tx.db, threadId, ['waiting'], gone)))
        throw new AppError('suggestion_changed')
      await turnThread(tx, threadId, 'resolved', caller.userId, now())
      await tellOfThread(this.parts, tx, caller, seen, { threadId })
    })
    return this.one(caller, threadId, locale)
  }

  /** @throws AppError not_found when it is no suggestion of this element */
  private async lock(tx: Tx<Schema>, threadId: string, elementId: string): Promise<ThreadsTable> {
    await lockThread(tx.db, threadId)
    const thread = await threadById(tx.db, threadId)
    if (thread?.kind !== 'suggestion' || thread.element_id !== elementId)
      throw new AppError('not_found')
    return thread
  }

  private async one(caller: Caller, threadId: string, locale: Locale): Promise<Thread> {
    const { seen } = await findThread(this.parts, caller, threadId)
    const [shown] = await showThese(this.parts, seen, [threadId], locale)
    if (!shown) throw new AppError('not_found')
    return shown
  }
}

type Act = z.output<typeof SuggestionsAct>

/** What others are told of an act; the rest is between the browser and us. */
const DECIDED: Partial<Record<Act['act'], 'suggestion.accepted' | 'suggestion.refused'>> = {
  accept: 'suggestion.accepted',
  refuse: 'suggestion.refused',
}

function madeOf({ id, message }: SuggestionsMake['suggestions'][number]): ThreadChanged {
  return message
    ? saidIn(id, 'suggestion.made', message)
    : { threadId: id, kind: 'suggestion.made' }
}

/** @returns false when it is not, or not any more, as this needs it */
async function acted(tx: Tx<Schema>, id: string, wanted: Act, by: string): Promise<boolean> {
  const { act, reason, byHand = false } = wanted
  const at = now()
  switch (act) {
    case 'accept':
    case 'refuse': {
      const accepts = act === 'accept'
      const decided = await changeSuggestion(tx.db, id, ['waiting'], {
        ...{ state: accepts ? 'accepted' : 'refused', decided_by: by, decided_at: at },
        reason: reason || null,
        ...(accepts && { hand_id: by, hand_at: at, in_text_at: byHand ? at : null }),
      })
      if (decided) await turnThread(tx, id, 'resolved', by, at)
      return decided
    }
    case 'wait': {
      const waits = await changeSuggestion(tx.db, id, ['accepted', 'refused'], {
        ...{ state: 'waiting', decided_by: null, decided_at: null, reason: null },
        ...{ hand_id: null, hand_at: null, in_text_at: null },
      })
      if (waits) await turnThread(tx, id, 'open', by, at)
      return waits
    }
    case 'take': {
      const orBefore = new Date(Date.now() - HAND_HELD_MS).toISOString()
      const hand = { hand_id: by, hand_at: at }
      const open = { notInText: true, handOf: { userId: by, orBefore } } as const
      return changeSuggestion(tx.db, id, ['accepted'], hand, open)
    }
    case 'done':
      return changeSuggestion(tx.db, id, ['accepted'], { in_text_at: at }, { notInText: true })
    default:
      return act satisfies never
  }
}

function now(): string {
  return new Date().toISOString()
}
