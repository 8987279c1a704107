'use client'

import { useRouter } from 'next/navigation'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Theme, type Me } from '@/lib/accounts'
import { Locale } from '@/lib/locale'
import { LOCALE_NAMES, LOCALES } from '@/lib/locales'
import { useErrorText } from '../errors'
import { Face } from '../ui/face'
import { Icon } from '../ui/icon'
import { useToast } from '../ui/toast'
import { signOut } from './sign-out'
import { useManner } from './use-manner'
import { PageLink } from '../ui/page-link'

interface AccountMenuProps {
  me: Me
  workspaceId?: string
}

/** Opens at once: it is loaded when somebody asks for it. Everything about you rather than about the work: settings, other workspaces, language, theme. */
export function AccountMenu({ me, workspaceId }: AccountMenuProps) {
  const t = useTranslations('shell')
  const locale = useLocale()
  const router = useRouter()
  const toast = useToast()
  const errorText = useErrorText()
  const changeManner = useManner()
  const here = me.workspaces.find(({ id }) => id === workspaceId) ?? me.workspaces[0]
  const fail = (error: unknown) => toast(errorText(error))

  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger className="ib" aria-label={t('account', { name: me.name })}>
        <Face person={{ name: here?.pseudonym ?? me.name, colour: here?.colour ?? 1 }} quiet />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
        <DropdownMenu.Label className="grp-title">
          <b>{me.name}</b>
          <br />
          <span className="small muted">{me.email}</span>
        </DropdownMenu.Label>
        <hr aria-hidden="true" />
        {here && (
          <DropdownMenu.Item asChild>
            <PageLink href={`/w/${here.slug}/members`}>
              <Icon name="people" />
              {t('members')}
            </PageLink>
          </DropdownMenu.Item>
        )}
        <DropdownMenu.Item asChild>
          <PageLink href="/settings">
            <Icon name="settings" />
            {t('settings')}
          </PageLink>
        </DropdownMenu.Item>
        {me.workspaces.length > 1 && (
          <Choice
            label={t('workspaces')}
            value={here?.slug ?? ''}
            onChange={(slug) => router.push(`/w/${slug}`)}
            options={me.workspaces.map(({ slug, name }) => [slug, name])}
          />
        )}
        <Choice
          label={t('language')}
          value={locale}
          onChange={(value) => void changeManner({ locale: Locale.parse(value) }).catch(fail)}
          options={LOCALES.map((each) => [each, LOCALE_NAMES[each]])}
        />
        <Choice
          label={t('theme.label')}
          value={me.theme}
          onChange={(value) => void changeManner({ theme: Theme.parse(value) }).catch(fail)}
          options={Theme.options.map((each) => [each, t(`theme.${each}`)])}
        />
        <hr aria-hidden="true" />
        <DropdownMenu.Item onSelect={() => void signOut(me.id).catch(fail)}>
          <Icon name="leave" />
          {t('signOut')}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}

interface ChoiceProps {
  label: string
  value: string
  onChange: (value: string) => void
  options: [value: string, words: ReactNode][]
}

function Choice({ label, value, onChange, options }: ChoiceProps) {
  return (
    <>
      <hr aria-hidden="true" />
      <DropdownMenu.Label className="grp">{label}</DropdownMenu.Label>
      <DropdownMenu.RadioGroup value={value} onValueChange={onChange}>
        {options.map(([option, words]) => (
          <DropdownMenu.RadioItem key={option} value={option}>
            {option === value ? <Icon name="check" /> : <span />}
            {words}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  )
}
