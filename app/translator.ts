import { createTranslator } from 'use-intl/core'
import { compiledMessages } from '@/lib/messages/compiled-messages'
import { manner } from './visitor'

/** `t()` for pages drawn on the server, with whole keys: `t('home.canvases')`. */
export async function translator() {
  const { locale } = await manner()
  return createTranslator({ locale, messages: compiledMessages(locale) })
}
