import { createTransport } from 'nodemailer'

/** Where mail goes out. */
export interface PostConfig {
  /** smtp:// or smtps://, with user and password when the server wants them. */
  url: string
  from: { name: string; address: string }
}

export interface OutgoingMail {
  /** Names the mail for good, also when it is sent again. */
  id: string
  to: string
  subject: string
  text: string
  html: string
  /** Ends mails of this kind with one request; null for a mail that comes once. */
  unsubscribeUrl: string | null
  language: string
}

/** A mail was not taken. `final`: the server will not have it for this person, now or later. */
export class MailRefused extends Error {
  override name = 'MailRefused'
  constructor(
    readonly final: boolean,
    /** What went wrong, without an address: the words of a mail server often hold one. */
    readonly reason: string,
  ) {
    super(`The mail server did not take a mail: ${reason}`)
  }
}

const PATIENCE_MS = 20_000

/** Hands mails to the SMTP server. */
export class Post {
  readonly #transport

  constructor(private readonly config: PostConfig) {
    this.#transport = createTransport({
      url: config.url,
      ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS },
      socketTimeout: 3 * PATIENCE_MS,
      // Nothing that somebody wrote can make it read a file or fetch an address.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    })
  }

  /** Resolves once the server has taken it. @throws MailRefused */
  async send(mail: OutgoingMail): Promise<void> {
    const { from } = this.config
    try {
      await this.#transport.sendMail({
        from,
        // As an object: a name or an address is never read as more than one.
        to: { name: '', address: mail.to },
        envelope: { from: from.address, to: [mail.to] },
        messageId: `<${mail.id}@${domainOf(from.address)}>`,
        subject: oneLine(mail.subject),
        text: mail.text,
        html: mail.html,
        headers: {
          ...(mail.unsubscribeUrl !== null && {
            'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
          'Auto-Submitted': 'auto-generated',
          'Content-Language': mail.language,
        },
      })
    } catch (error) {
      throw refusalFrom(error)
    }
  }

  /** Connects, greets and signs in, without a mail. @throws MailRefused */
  async probe(): Promise<void> {
    try {
      await this.#transport.verify()
    } catch (error) {
      throw refusalFrom(error)
    }
  }

  close(): void {
    this.#transport.close()
  }
}

function refusalFrom(error: unknown): MailRefused {
  const { code, command, responseCode } = error as {
    code?: unknown
    command?: unknown
    responseCode?: unknown
  }
  const said = [code, command, responseCode].filter((part) => part !== undefined).map(String)
  // Only of the recipient a word is final; all else may be set right by whoever runs the server.
  const final = command === 'RCPT TO' && Number(responseCode) >= 500
  return new MailRefused(final, said.join(' ') || 'no reason given')
}

/** A subject has one line, whatever names and titles hold. */
function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
