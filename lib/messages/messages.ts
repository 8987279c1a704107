// Without an import the compiler does not look for the module whose types we extend below.
import type {} from 'use-intl'
import type { Locale } from '../locales'
import { teams } from './en/teams'
import { audit } from './en/audit'
import { board } from './en/board'
import { canvases } from './en/canvases'
import { differences } from './en/differences'
import { door } from './en/door'
import { editions } from './en/editions'
import { editor } from './en/editor'
import { errors } from './en/errors'
import { frameworks } from './en/frameworks'
import { history } from './en/history'
import { home } from './en/home'
import { images } from './en/images'
import { integrity } from './en/integrity'
import { notices } from './en/notices'
import { people } from './en/people'
import { restoring } from './en/restoring'
import { roles } from './en/roles'
import { search } from './en/search'
import { settings } from './en/settings'
import { since } from './en/since'
import { shares } from './en/shares'
import { shell } from './en/shell'
import { sizes } from './en/sizes'
import { status } from './en/status'
import { suggestions } from './en/suggestions'
import { threads } from './en/threads'
import { together } from './en/together'
import { webhooks } from './en/webhooks'
import { writing } from './en/writing-tools'
import { teams as esTeams } from './es/teams'
import { audit as esAudit } from './es/audit'
import { board as esBoard } from './es/board'
import { canvases as esCanvases } from './es/canvases'
import { differences as esDifferences } from './es/differences'
import { door as esDoor } from './es/door'
import { editions as esEditions } from './es/editions'
import { editor as esEditor } from './es/editor'
import { errors as esErrors } from './es/errors'
import { frameworks as esFrameworks } from './es/frameworks'
import { history as esHistory } from './es/history'
import { home as esHome } from './es/home'
import { images as esImages } from './es/images'
import { integrity as esIntegrity } from './es/integrity'
import { notices as esNotices } from './es/notices'
import { people as esPeople } from './es/people'
import { restoring as esRestoring } from './es/restoring'
import { roles as esRoles } from './es/roles'
import { search as esSearch } from './es/search'
import { settings as esSettings } from './es/settings'
import { since as esSince } from './es/since'
import { shares as esShares } from './es/shares'
import { shell as esShell } from './es/shell'
import { sizes as esSizes } from './es/sizes'
import { status as esStatus } from './es/status'
import { suggestions as esSuggestions } from './es/suggestions'
import { threads as esThreads } from './es/threads'
import { together as esTogether } from './es/together'
import { webhooks as esWebhooks } from './es/webhooks'
import { writing as esWriting } from './es/writing-tools'
import type { Translated } from './translated'

const en = {
  ...{ board, door, editor, errors, frameworks, home, people, roles, settings, shell, writing },
  ...{ audit, canvases, editions, history, images, notices, search, shares, sizes, status },
  ...{ differences, integrity, restoring, since, suggestions, teams, threads, together, webhooks },
} as const

const es: Translated<typeof en> = {
  audit: esAudit,
  suggestions: esSuggestions,
  teams: esTeams,
  board: esBoard,
  canvases: esCanvases,
  differences: esDifferences,
  door: esDoor,
  editions: esEditions,
  editor: esEditor,
  errors: esErrors,
  frameworks: esFrameworks,
  history: esHistory,
  home: esHome,
  images: esImages,
  integrity: esIntegrity,
  notices: esNotices,
  people: esPeople,
  restoring: esRestoring,
  roles: esRoles,
  search: esSearch,
  settings: esSettings,
  shares: esShares,
  shell: esShell,
  since: esSince,
  sizes: esSizes,
  status: esStatus,
  threads: esThreads,
  together: esTogether,
  webhooks: esWebhooks,
  writing: esWriting,
}

/** Typed by the English words themselves, so that `t()` knows which values each message wants. */
export type Messages = typeof en

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}

const CATALOGUES: Record<Locale, Translated<Messages>> = { en, es }

export function messagesFor(locale: Locale): Messages {
  // Translations have the keys and placeholders of the English (a test holds them to it), other words.
  return CATALOGUES[locale] as Messages
}
