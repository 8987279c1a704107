import { z } from 'zod'

/** Whether mails about a workspace say what waits there, or only that something does. */
export const MAIL_POLICIES = ['words', 'bare'] as const
export const MailPolicy = z.enum(MAIL_POLICIES)
export type MailPolicy = z.infer<typeof MailPolicy>
