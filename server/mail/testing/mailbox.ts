import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail as the server took it. */
export interface Received {
  /** Whom the envelope names. */
  to: string[]
  from: string
  /** As it came over the line. */
  raw: string
  mail: ParsedMail
}

/** An SMTP server on a port of its own that takes what comes, unless it is told not to. */
export class Mailbox {
  readonly received: Received[] = []
  /** Answers for a recipient: null to take it, or a refusal with its code. */
  answerFor: (to: string) => { code: number; words: string } | null = () => null
  #server: SMTPServer | null = null
  #port = 0

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox()
    await mailbox.listen()
    return mailbox
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`
  }

  /** On the port it had, when it had one. */
  async listen(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, done) => {
        const refusal = this.answerFor(address)
        done(refusal && Object.assign(new Error(refusal.words), { responseCode: refusal.code }))
      },
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const bytes = Buffer.concat(chunks)
          const from = envelope.mailFrom ? envelope.mailFrom.address : ''
          const to = envelope.rcptTo.map(({ address }) => address)
          simpleParser(bytes)
            .then((mail) => {
              this.received.push({ from, to, raw: bytes.toString('utf8'), mail })
              done()
            })
            .catch(done)
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (server.server.address() as AddressInfo).port
    this.#server = server
  }

  close(): Promise<void> {
    const server = this.#server
    this.#server = null
    return new Promise((resolve) => (server ? server.close(resolve) : resolve()))
  }

  to(address: string): Received[] {
    return this.received.filter(({ to }) => to.includes(address))
  }
}
