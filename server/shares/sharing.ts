import { Throttle } from '../accounts/throttle'
import type { Images } from '../images/images'
import type { Log } from '../log'
import type { Sync } from '../sync/sync'
import { shareImageRoutes } from './image-routes'
import { readerRoutes } from './reader-routes'
import { shareRoutes } from './routes'
import { SharedTexts } from './shared-texts'
import { Shares, type SharesParts } from './shares'

export type SharingParts = Omit<SharesParts, 'throttle'> & { sync: Sync; images: Images; log: Log }

/** All that readers with a link are shown, and who gives them one. */
export function sharing(parts: SharingParts) {
  const shares = new Shares({ ...parts, throttle: new Throttle() })
  const texts = new SharedTexts(parts)
  return {
    shares,
    page: readerRoutes({ shares, texts, log: parts.log }),
    routes: [shareRoutes({ shares }), shareImageRoutes({ shares, texts, images: parts.images })],
  }
}
