import { randomUUID } from 'node:crypto'
import { createTranslator } from 'use-intl/core'
import { z } from 'zod'
import { Email } from '../../lib/accounts'
import { Locale } from '../../lib/locale'
import { mailMessagesFor } from '../../lib/messages/mails'
import { MailRefused } from '../mail/post'
import { command, UsageError, type Command } from './command'
import type { OperatorParts } from './operator-parts'

/** Commands about mail. */
export function mailCommands({ post }: Pick<OperatorParts, 'post'>): Command[] {
  return [
    command(
      {
        name: 'mail test',
        usage: '--to [--locale]',
        about: 'Send a mail to see whether it arrives.',
      },
      z.object({ to: Email, locale: Locale.default('en') }),
      async ({ to, locale }) => {
        if (!post) throw new UsageError('No mail is sent from here: SMTP_URL is not set')
        const t = createTranslator({ locale, messages: mailMessagesFor(locale) })
        const text = t('test.text')
        try {
          await post.send({
            ...{ id: randomUUID(), to, subject: t('test.subject'), language: locale },
            ...{ text: `${text}\n`, html: `<p>${text}</p>`, unsubscribeUrl: null },
          })
        } catch (error) {
          // What the mail server said is all there is to go by.
          if (error instanceof MailRefused) return { sent: false, reason: error.reason }
          throw error
        }
        return { sent: true }
      },
    ),
  ]
}
