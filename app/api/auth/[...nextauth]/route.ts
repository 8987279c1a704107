import NextAuth, { type NextAuthOptions } from 'next-auth'
import credentials from 'next-auth/providers/credentials'
import { inProcess } from '@/lib/client/in-process'

const HOUR_S = 60 * 60

/**
 * next-auth keeps the cookie and its CSRF token. Who somebody is was decided before, by the API,
 * which handed out a ticket; whether the session still stands is asked of its row each time.
 */
const options: NextAuthOptions = {
  providers: [
    credentials({
      credentials: { ticket: {} },
      async authorize(given, request) {
        if (!given?.ticket) return null
        const session = await inProcess().redeemTicket(given.ticket, userAgentOf(request))
        return session && { id: session.userId, sid: session.sessionId }
      },
    }),
  ],
  session: { strategy: 'jwt', maxAge: 7 * 24 * HOUR_S, updateAge: HOUR_S },
  pages: { signIn: '/signin', error: '/signin' },
  callbacks: {
    // The cookie names the session and the person and says nothing else about them.
    jwt: ({ token, user }) => ({
      sid: user && 'sid' in user ? user.sid : token.sid,
      sub: user?.id ?? token.sub,
    }),
    session: ({ session }) => ({ expires: session.expires }),
    redirect: ({ url, baseUrl }) => onlyHere(url, baseUrl),
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.sid === 'string') await inProcess().endSession(token.sid)
    },
  },
}

const handler = NextAuth(options)

export { handler as GET, handler as POST }

/** next-auth hands headers on as a plain object, with names in lower case. */
function userAgentOf(request: { headers?: Record<string, unknown> }): string | undefined {
  const said = request.headers?.['user-agent']
  return typeof said === 'string' ? said : undefined
}

/** Where a sign-in may lead: any page of this site, its front page for anything else. */
function onlyHere(url: string, baseUrl: string): string {
  if (!URL.canParse(url, baseUrl)) return baseUrl
  const target = new URL(url, baseUrl)
  return target.origin === new URL(baseUrl).origin ? target.href : baseUrl
}
