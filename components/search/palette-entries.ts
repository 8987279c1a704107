'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import { LOCALE_NAMES, LOCALES } from '@/lib/locales'
import { can, type Action } from '@/lib/roles'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { daysLeft, usableInvite } from '../shell/usable-invite'
import { signOut } from '../shell/sign-out'
import type { Crumb } from '../shell/crumb'
import { useManner } from '../shell/use-manner'
import { copyText } from '../ui/copy-text'
import type { IconName } from '../ui/icon'
import { useToast } from '../ui/toast'

type Workspace = Me['workspaces'][number]

/** One thing the palette leads to or does. */
export interface Entry {
  id: string
  group: 'go' | 'act'
  icon: IconName
  label: string
  /** An address leads there; anything else is done. */
  does: string | (() => void | Promise<void>)
}

interface EntriesWanted {
  me: Me
  workspace: Workspace | undefined
  /** The way to this page, from the outside in. */
  crumbs: readonly Crumb[]
  onNewCanvas: () => void
}

const THEMES = ['system', 'light', 'dark'] as const

/** Everything that can be gone to or done from any page, for those who may. */
export function useEntries({ me, workspace, crumbs, onNewCanvas }: EntriesWanted): Entry[] {
  const t = useTranslations()
  const invite = useInvite()
  const manner = useManner()
  const locale = useLocale()
  const entries: Entry[] = []
  const go = (icon: IconName, label: string, href: string) =>
    entries.push({ id: `go ${href}`, group: 'go', icon, label, does: href })
  const act = (icon: IconName, id: string, label: string, does: Entry['does']) =>
    entries.push({ id: `act ${id}`, group: 'act', icon, label, does })

  for (const { label, href } of crumbs.slice(1).toReversed())
    if (href) go('up', t('search.palette.back', { name: label }), href)
  if (workspace) {
    const home = `/w/${workspace.slug}`
    const may = (action: Action) => can({ role: workspace.role, scope: 'session' }, action).allowed
    go('board', t('search.palette.home'), home)
    go('beside', t('canvases.compare.title'), `${home}/canvases`)
    go('table', t('frameworks.title'), `${home}/frameworks`)
    go('people', t('people.title'), `${home}/members`)
    go('people', t('teams.title'), `${home}/teams`)
    if (may('workspace.audit')) go('list', t('audit.title'), `${home}/audit`)
    if (may('workspace.integrity')) go('saved', t('integrity.title'), `${home}/integrity`)
    if (may('workspace.sizes')) go('archive', t('sizes.title'), `${home}/sizes`)
    if (may('canvas.create')) act('plus', 'canvas', t('home.newCanvas'), onNewCanvas)
    if (
      can({ role: workspace.role, scope: 'session' }, 'invite.create', { role: 'member' }).allowed
    )
      act('link', 'invite', t('shell.copyInvite'), () => invite(workspace.id))
  }
  for (const { id, slug, name } of me.workspaces)
    if (id !== workspace?.id) go('go', t('search.palette.workspace', { name }), `/w/${slug}`)
  go('settings', t('settings.title'), '/settings')
  go('key', t('settings.pages.security'), '/settings/security')
  go('key', t('settings.pages.tokens'), '/settings/tokens')
  go('saved', t('status.title'), '/status')
  for (const theme of THEMES)
    if (theme !== me.theme) {
      const name = t(`shell.theme.${theme}`)
      act('eye', theme, t('search.palette.look', { name }), () => manner({ theme }))
    }
  for (const each of LOCALES)
    if (each !== locale) {
      const name = LOCALE_NAMES[each]
      act('talk', each, t('search.palette.language', { name }), () => manner({ locale: each }))
    }
  act('leave', 'sign-out', t('shell.signOut'), () => signOut(me.id))
  return entries
}

/** Goes there or does it; what fails is said. */
export function useDo(): (does: Entry['does']) => void {
  const router = useRouter()
  const toast = useToast()
  const errorText = useErrorText()
  return (does) => {
    if (typeof does === 'string') return router.push(does)
    Promise.resolve(does()).catch((error: unknown) => toast(errorText(error)))
  }
}

function useInvite(): (workspaceId: string) => Promise<void> {
  const t = useTranslations('shell')
  const api = useApi()
  const toast = useToast()
  return async (workspaceId) => {
    const invite = await usableInvite(api, workspaceId)
    const copied = await copyText(invite.url)
    toast(copied ? t('inviteCopied', { days: daysLeft(invite) }) : t('inviteNotCopied'))
  }
}
