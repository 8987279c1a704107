import { Skeleton } from '@/components/ui/skeleton'
import { translator } from '../../../translator'

export default async function Loading() {
  const t = await translator()
  return (
    <>
      {/* The bar keeps its height, so that the page does not move when it comes. */}
      <div className="top" />
      <main id="main" className="wrap">
        <Skeleton label={t('differences.loading')} lines={8} />
      </main>
    </>
  )
}
