'use client'

import dynamic from 'next/dynamic'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Standing as StandingKind, type Canvas } from '@/lib/canvases'
import { can, type Role } from '@/lib/roles'
import { useErrorText } from '../errors'
import { Icon } from '../ui/icon'
import { Standing } from '../ui/standing'
import { useToast } from '../ui/toast'
import { useCanvasChange } from './use-canvas-change'
import { PageLink } from '../ui/page-link'
import { untilHere } from '../ui/until-here'

// None of these is needed before somebody asks for it.
const CopyCanvas = dynamic(async () => (await untilHere(() => import('./copy-canvas'))).CopyCanvas)
const ArchiveCanvas = dynamic(
  async () => (await untilHere(() => import('./archive-canvas'))).ArchiveCanvas,
)

export interface CanvasMenuProps {
  canvas: Canvas
  role: Role
  /** The short name of the workspace. */
  slug: string
}

type Asked = 'copy' | 'fork' | 'archive'

/** Opens at once: it is loaded when somebody asks for it. What can be done with a canvas as a whole; only what this person may do. */
export function CanvasMenu({ canvas, role, slug }: CanvasMenuProps) {
  const t = useTranslations('canvases')
  const toast = useToast()
  const errorText = useErrorText()
  const change = useCanvasChange(canvas)
  const [asked, setAsked] = useState<Asked | null>(null)
  const actor = { role, scope: 'session' } as const
  const mayCopy = can(actor, 'canvas.create').allowed
  const mayArchive = can(actor, 'canvas.archive').allowed
  const mayStand = can(actor, 'canvas.set-standing').allowed && !canvas.archived
  const close = () => setAsked(null)

  async function act(what: Parameters<typeof change>[0], said: string) {
    try {
      await change(what)
      toast(said)
    } catch (error) {
      toast(errorText(error))
    }
  }

  return (
    <>
      <DropdownMenu.Root modal={false} defaultOpen>
        <DropdownMenu.Trigger className="ib" aria-label={t('menu.open')}>
          <Icon name="more" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
          <DropdownMenu.Item asChild>
            <PageLink href={`/w/${slug}/canvases?with=${canvas.id}`}>
              <Icon name="table" />
              {t('menu.compare')}
            </PageLink>
          </DropdownMenu.Item>
          <DropdownMenu.Item asChild>
            <PageLink href={`/canvases/${canvas.id}/compare`}>
              <Icon name="beside" />
              {t('menu.differences')}
              <small>{t('menu.differencesText')}</small>
            </PageLink>
          </DropdownMenu.Item>
          {mayCopy && (
            <>
              <DropdownMenu.Item onSelect={() => setAsked('fork')}>
                <Icon name="fork" />
                {t('menu.fork')}
                <small>{t('menu.forkText')}</small>
              </DropdownMenu.Item>
              <DropdownMenu.Item onSelect={() => setAsked('copy')}>
                <Icon name="copy" />
                {t('menu.copy')}
                <small>{t('menu.copyText')}</small>
              </DropdownMenu.Item>
            </>
          )}
          {mayStand && (
            <>
              <hr aria-hidden="true" />
              <DropdownMenu.Label className="grp">{t('standing.label')}</DropdownMenu.Label>
              <DropdownMenu.RadioGroup
                value={canvas.standing}
                onValueChange={(value) =>
                  void act({ standing: StandingKind.parse(value) }, t('standing.changed'))
                }
              >
                {StandingKind.options.map((standing) => (
                  <DropdownMenu.RadioItem key={standing} value={standing}>
                    {standing === canvas.standing ? <Icon name="check" /> : <span />}
                    <Standing standing={standing} />
                  </DropdownMenu.RadioItem>
                ))}
              </DropdownMenu.RadioGroup>
            </>
          )}
          {mayArchive && (
            <>
              <hr aria-hidden="true" />
              {canvas.archived ? (
                <DropdownMenu.Item
                  onSelect={() =>
                    void act({ archived: false }, t('archive.restored', { title: canvas.title }))
                  }
                >
                  <Icon name="undo" />
                  {t('menu.restore')}
                </DropdownMenu.Item>
              ) : (
                <DropdownMenu.Item onSelect={() => setAsked('archive')}>
                  <Icon name="archive" />
                  {t('menu.archive')}
                </DropdownMenu.Item>
              )}
            </>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      {(asked === 'copy' || asked === 'fork') && (
        <CopyCanvas canvas={canvas} as={asked} open onClose={close} />
      )}
      {asked === 'archive' && <ArchiveCanvas canvas={canvas} open onClose={close} />}
    </>
  )
}
