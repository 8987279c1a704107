import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AutomaticPage } from '@/components/editions/automatic-page'
import { EditionPage } from '@/components/editions/edition-page'
import { Shell } from '@/components/shell/shell'
import type { AutomaticEditionText, Edition, EditionText } from '@/lib/editions'
import { serverApi } from '../../../../server-api'
import { translator } from '../../../../translator'
import { elementFor } from '../../element-for'

interface PageProps {
  /** The number of an edition, or the id of one that was made by itself. */
  params: Promise<{ id: string; number: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await translator()
  const { id, number } = await params
  const { element } = await elementFor(id)
  const edition = await editionFor(element.id, number, element.mayLookBack)
  return { title: `${element.title}: ${nameOf(edition, t)}` }
}

export default async function Page({ params }: PageProps) {
  const t = await translator()
  const { id, number } = await params
  const { me, element, workspace } = await elementFor(id)
  const edition = await editionFor(element.id, number, element.mayLookBack)
  return (
    <Shell
      me={me}
      workspaceId={workspace.id}
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: element.canvas.title, href: `/canvases/${element.canvas.id}` },
        { label: element.title, href: `/elements/${element.id}` },
        { label: t('editions.title'), href: `/elements/${element.id}/editions` },
        {
          label:
            'number' in edition
              ? t('editions.number', { number: edition.number })
              : t('editions.automatic'),
        },
      ]}
    >
      <main id="main" className="wrap">
        {'number' in edition ? (
          <EditionPage
            edition={edition}
            title={element.title}
            mayLookBack={element.mayLookBack}
            mayRestore={element.access === 'write'}
            newest={await newestBut(edition)}
          />
        ) : (
          <AutomaticPage edition={edition} title={element.title} />
        )}
      </main>
    </Shell>
  )
}

type AnyEdition = EditionText | AutomaticEditionText

const editionFor = cache(
  async (elementId: string, number: string, mayLookBack: boolean): Promise<AnyEdition> => {
    const api = await serverApi()
    if (!/^\d+$/.test(number)) {
      if (!mayLookBack) notFound()
      const items = await api.automaticEditions(elementId)
      const edition = items.find(({ id }) => id === number)
      if (!edition) notFound()
      return api.automaticEdition(edition.id)
    }
    const { items } = await api.editions(elementId)
    const edition = items.find((each) => String(each.number) === number)
    if (!edition) notFound()
    return api.edition(edition.id)
  },
)

/** The newest edition of its element, when that is another one. */
async function newestBut({ id, elementId }: EditionText): Promise<Edition | null> {
  const [newest] = (await (await serverApi()).editions(elementId)).items
  return newest && newest.id !== id ? newest : null
}

function nameOf(edition: AnyEdition, t: Awaited<ReturnType<typeof translator>>): string {
  if (!('number' in edition)) return t('editions.automatic')
  return t('editions.named', { number: edition.number, label: edition.label })
}
