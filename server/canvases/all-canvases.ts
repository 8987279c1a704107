import { BUILT_IN } from '../../lib/frameworks/built-in'
import { CanvasLife, type CanvasLifeParts } from './canvas-life'
import { Canvases } from './canvases'
import { Elements, type ElementsParts } from './elements'
import { frameworkRoutes } from './framework-routes'
import { Frameworks } from './frameworks'
import { gatherRoutes } from './gather-routes'
import { Gatherings } from './gatherings'
import { OwnFrameworks } from './own-frameworks'
import { Readings } from './readings'
import { relativeRoutes } from './relative-routes'
import { Relatives } from './relatives'
import { canvasRoutes } from './routes'
import { TileTexts, type TileTextsParts } from './tile-texts'
import { Tiles } from './tiles'
import { Upgrades } from './upgrades'

export type AllCanvasesParts = CanvasLifeParts &
  Pick<ElementsParts, 'drafting' | 'policiesOf'> &
  Pick<TileTextsParts, 'reader'>

/** All that boards are made of: canvases, their elements, and the frameworks that say which. */
export async function allCanvases(parts: AllCanvasesParts) {
  const { database, sync, members, audit, events, drafting, reader, policiesOf } = parts
  const frameworks = new Frameworks({ database })
  await frameworks.install(BUILT_IN)
  const texts = new TileTexts({ database, sync, reader })
  const tiles = new Tiles({ sync, members, frameworks, texts })
  const canvases = new Canvases({ database, sync, members, audit, events, frameworks, tiles })
  const elements = new Elements({ database, sync, members, tiles, drafting, policiesOf })
  const life = new CanvasLife(parts)
  const ownFrameworks = new OwnFrameworks({ database, sync, members, frameworks, audit })
  const upgrades = new Upgrades({ database, sync, members, frameworks, audit })
  return {
    ...{ frameworks, canvases, elements },
    readings: new Readings({ database, tiles }),
    routes: [
      gatherRoutes({ gatherings: new Gatherings({ database, sync, members }) }),
      canvasRoutes({ canvases, elements, life }),
      relativeRoutes({ relatives: new Relatives({ database, members, tiles }) }),
      frameworkRoutes({ frameworks, ownFrameworks, upgrades, canvases }),
    ],
  }
}
