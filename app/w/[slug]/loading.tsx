import { Skeleton } from '@/components/ui/skeleton'
import { translator } from '../../translator'

export default async function Loading() {
  const t = await translator()
  return (
    <main id="main" className="wrap">
      <Skeleton label={t('shell.loading')} lines={6} />
    </main>
  )
}
