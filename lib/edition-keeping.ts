import { z } from 'zod'

/** Nobody means more than a century. */
export const LONGEST_KEEPING_DAYS = 36_500

const Days = z.number().int().min(1).max(LONGEST_KEEPING_DAYS)
const DaysAsked = z.coerce.number().pipe(Days)

/**
 * How long a workspace keeps editions that were made by themselves, in days of age: all of them,
 * then the last of each day, then the last of each week; null: these for good. Named editions are
 * always kept.
 */
export const EditionKeeping = z
  .object({ allDays: Days, dailyDays: Days, weeklyDays: Days.nullable() })
  .refine(({ allDays, dailyDays }) => dailyDays >= allDays, {
    path: ['dailyDays'],
    message: 'not before allDays',
  })
  .refine(({ dailyDays, weeklyDays }) => weeklyDays === null || weeklyDays >= dailyDays, {
    path: ['weeklyDays'],
    message: 'not before dailyDays',
  })
export type EditionKeeping = z.infer<typeof EditionKeeping>

/** What holds until a steward says otherwise. */
export const USUAL_KEEPING: EditionKeeping = { allDays: 2, dailyDays: 60, weeklyDays: null }

const Amount = z.object({
  count: z.number().int().nonnegative(),
  /** As they are stored. */
  bytes: z.number().int().nonnegative(),
})

/** `GET /api/v1/workspaces/:id/edition-keeping` */
export const WorkspaceKeeping = z.object({
  keeping: EditionKeeping,
  automatic: Amount,
  /** How many of these stay in any case, because something refers to them. */
  held: z.number().int().nonnegative(),
  named: Amount,
})
export type WorkspaceKeeping = z.infer<typeof WorkspaceKeeping>

/** `GET …/edition-keeping/preview?allDays=…&dailyDays=…&weeklyDays=…`; without `weeklyDays`: for good. */
export const KeepingAsked = z.object({
  allDays: DaysAsked.default(USUAL_KEEPING.allDays),
  dailyDays: DaysAsked.default(USUAL_KEEPING.dailyDays),
  weeklyDays: DaysAsked.optional(),
})

/** What a rule would take away now, and what would stay. */
export const KeepingPreview = z.object({ goes: Amount, stays: Amount })
export type KeepingPreview = z.infer<typeof KeepingPreview>

/** `PUT …/edition-keeping` answers what the new rule took away. */
export const KeepingChanged = z.object({ keeping: EditionKeeping, gone: Amount })
export type KeepingChanged = z.infer<typeof KeepingChanged>
