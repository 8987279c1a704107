import type { editor as en } from '../en/editor'
import type { Translated } from '../translated'

export const editor: Translated<typeof en> = {}
