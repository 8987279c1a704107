import type { Canvases } from '../canvases/canvases'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Sync } from '../sync/sync'
import type { Members } from '../workspaces/members'
import { CommentSource } from './comments'
import { EditionSource } from './editions'
import { PeopleSource } from './people'
import { Search } from './search'
import { SearchPace } from './search-pace'
import { TextSource } from './texts'
import { TitleSource } from './titles'

export interface SearchingParts {
  database: Database<Schema>
  sync: Sync
  members: Members
  canvases: Canvases
}

/** All that can be looked for, in the order of answers. */
export function searching({ database, sync, members, canvases }: SearchingParts): Search {
  return new Search({
    ...{ members, canvases, pace: new SearchPace() },
    sources: [
      new TitleSource(),
      new PeopleSource({ members }),
      new TextSource({ database, sync }),
      new EditionSource({ database }),
      new CommentSource({ database }),
    ],
  })
}
