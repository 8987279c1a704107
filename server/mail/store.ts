import { sql, type Kysely } from 'kysely'
import type { MailKind } from '../../lib/notices'
import type { Schema } from '../db/schema'
import type { MailsTable } from '../db/tables/notices'

type Db = Kysely<Schema>

/** A mail to a person, of one kind, that is to go out at a time (ISO) or before. */
export type WantedMail = Pick<MailsTable, 'id' | 'user_id' | 'kind' | 'due_at'>

/**
 * Writes down that this mail is wanted. When one waits already it goes out at the earlier time; but
 * not while the mail server has us wait, and not for what is being sent at this moment.
 */
export async function want(db: Db, mail: WantedMail, now: string): Promise<void> {
  await db
    .insertInto('mails')
    .values({ ...mail, wanted: 1, tries: 0, claimed_until: null })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'kind']).doUpdateSet({
        wanted: sql<number>`mails.wanted + 1`,
        due_at: sql<string>`case
          when mails.claimed_until is not null and mails.claimed_until > ${now} then excluded.due_at
          when mails.tries > 0 or mails.due_at < excluded.due_at then mails.due_at
          else excluded.due_at end`,
      }),
    )
    .execute()
}

/** Takes the mail that is due longest, for a while; null when none is. */
export async function claim(db: Db, now: string, until: string): Promise<MailsTable | null> {
  const due = await db
    .selectFrom('mails')
    .select('id')
    .where('due_at', '<=', now)
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now)]))
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  if (!due) return null
  const claimed = await db
    .updateTable('mails')
    .set((eb) => ({ claimed_until: until, tries: eb('tries', '+', 1) }))
    .where('id', '=', due.id)
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now)]))
    .returningAll()
    .executeTakeFirst()
  return claimed ?? null
}

/** When the next mail is due or claimed by nobody any more; null when none waits. */
export async function nextDue(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('mails')
    .select((eb) =>
      eb.fn
        .min(
          sql<string>`case when claimed_until is not null and claimed_until > due_at
            then claimed_until else due_at end`,
        )
        .as('due'),
    )
    .executeTakeFirst()
  return row?.due ?? null
}

/** It is done with. What was asked for meanwhile waits on, as another mail. */
export async function finish(db: Db, mail: MailsTable, nextId: string): Promise<void> {
  const gone = await db
    .deleteFrom('mails')
    .where('id', '=', mail.id)
    .where('wanted', '=', mail.wanted)
    .executeTakeFirst()
  if (Number(gone.numDeletedRows) > 0) return
  await db
    .updateTable('mails')
    .set({ id: nextId, tries: 0, claimed_until: null })
    .where('id', '=', mail.id)
    .execute()
}

export async function postpone(db: Db, id: string, dueAt: string): Promise<void> {
  await db
    .updateTable('mails')
    .set({ due_at: dueAt, claimed_until: null })
    .where('id', '=', id)
    .execute()
}

/** To another time, or (null) not at all, unless it is being sent. */
export async function reschedule(
  db: Db,
  { userId, kind, dueAt }: { userId: string; kind: MailKind; dueAt: string | null },
): Promise<void> {
  if (dueAt === null)
    await db.deleteFrom('mails').where('user_id', '=', userId).where('kind', '=', kind).execute()
  else
    await db
      .updateTable('mails')
      .set({ due_at: dueAt })
      .where('user_id', '=', userId)
      .where('kind', '=', kind)
      .where('claimed_until', 'is', null)
      .where('tries', '=', 0)
      .execute()
}
