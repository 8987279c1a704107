import type { z } from 'zod'
import {
  AccessToken,
  SignedInBrowser,
  type EmailChange,
  type PasswordChange,
  Entered,
  Me,
  NewAccessToken,
  SetupState,
  Ticket,
  type MeChange,
  type Setup,
  type SignIn,
  type TokenMake,
} from '../../accounts'
import { type Asking, seg } from './asking'

/** Setting up, signing in, and what somebody has of their own: account, tokens, sessions. */
export function accountCalls({ call, act, list }: Asking) {
  return {
    setupState: () => call('GET', '/setup', SetupState),
    setUp: (body: z.input<typeof Setup>) => call('POST', '/setup', Entered, body),
    signIn: (body: z.input<typeof SignIn>) => call('POST', '/sign-in', Ticket, body),

    me: () => call('GET', '/me', Me),
    changeMe: (body: z.input<typeof MeChange>) => act('PATCH', '/me', body),
    tokens: () => list('/me/tokens', AccessToken),
    makeToken: (body: z.input<typeof TokenMake>) =>
      call('POST', '/me/tokens', NewAccessToken, body),
    revokeToken: (id: string) => act('DELETE', `/me/tokens/${seg(id)}`),

    sessions: () => list('/me/sessions', SignedInBrowser),
    endSession: (id: string) => act('DELETE', `/me/sessions/${seg(id)}`),
    endOtherSessions: () => act('DELETE', '/me/sessions'),
    changePassword: (body: z.input<typeof PasswordChange>) => act('POST', '/me/password', body),
    changeEmail: (body: z.input<typeof EmailChange>) => act('POST', '/me/email', body),
  }
}
