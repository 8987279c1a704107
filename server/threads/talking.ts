import { Pace } from './pace'
import { threadRoutes } from './routes'
import { messagesFeed } from './said'
import { suggestionRoutes } from './suggestion-routes'
import { Suggestions } from './suggestions'
import { Threads, type ThreadsParts } from './threads'

/** All that is said beside texts: comments and suggestions, at one pace for both. */
export function talking(parts: Omit<ThreadsParts, 'pace'>) {
  const saying = { ...parts, pace: new Pace() }
  const threads = new Threads(saying)
  const suggestions = new Suggestions(saying)
  return {
    threads,
    routes: [threadRoutes({ threads }), suggestionRoutes({ suggestions })],
    /** What was said, for search. */
    feed: messagesFeed(parts),
  }
}
