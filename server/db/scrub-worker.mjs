// Node 20 gives a worker thread no loader for TypeScript, so the thread brings its own.
import { register } from 'tsx/esm/api'

register()
await import('./scrub-worker.ts')
