import type { Migration } from 'kysely'
import { ground } from './migrations/0001-ground'
import { audit } from './migrations/0002-audit'
import { frameworks } from './migrations/0003-frameworks'
import { canvases } from './migrations/0004-canvases'
import { images } from './migrations/0005-images'
import { people } from './migrations/0006-people'
import { shares } from './migrations/0007-shares'
import { threads } from './migrations/0008-threads'
import { suggestions } from './migrations/0009-suggestions'
import { notices } from './migrations/0010-notices'
import { webhooks } from './migrations/0011-webhooks'
import { editions } from './migrations/0012-editions'
import { search } from './migrations/0013-search'
import { mentions } from './migrations/0014-mentions'
import { restorations } from './migrations/0015-restorations'
import { since } from './migrations/0017-since'
import { integrity } from './migrations/0018-integrity'

/** The product's migrations, in order. Never edit one that has been released: add another. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-ground': ground,
  '0002-audit': audit,
  '0003-frameworks': frameworks,
  '0004-canvases': canvases,
  '0005-images': images,
  '0006-people': people,
  '0007-shares': shares,
  '0008-threads': threads,
  '0009-suggestions': suggestions,
  '0010-notices': notices,
  '0011-webhooks': webhooks,
  '0012-editions': editions,
  '0013-search': search,
  '0014-mentions': mentions,
  '0015-restorations': restorations,
  '0017-since': since,
  '0018-integrity': integrity,
}
