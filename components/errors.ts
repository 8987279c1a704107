'use client'

import { useTranslations } from 'use-intl'
import { ApiError } from '@/lib/client/api-error'

/** The sentence for a failure, in the reader’s language. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations('errors')
  return (error) => t(error instanceof ApiError ? error.code : 'internal')
}
