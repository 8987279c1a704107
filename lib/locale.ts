import { z } from 'zod'
import { LOCALES, type Locale as LocaleName } from './locales'

export const Locale = z.enum(LOCALES)
export type Locale = LocaleName
