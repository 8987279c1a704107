import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { listen } from '../../server/http/listen'

/** The floor to hold our page against: Tiptap's starter kit on Yjs and nothing else, from a file. */
export class BarePage {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** Serves a page that opens `text`, an encoded Yjs document. */
  static async serve(text: Uint8Array): Promise<BarePage> {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('./bare-editor.ts', import.meta.url))],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      define: { 'process.env.NODE_ENV': '"production"' },
    })
    const script = outputFiles[0]?.contents ?? new Uint8Array()
    const server = createServer((request, response) => {
      if (request.url === '/editor.js')
        return void response.setHeader('content-type', 'text/javascript').end(script)
      if (request.url === '/text') return void response.end(text)
      response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE)
    })
    const port = await listen(server, 0, '127.0.0.1')
    return new BarePage(server, `http://127.0.0.1:${port}/`)
  }

  close(): void {
    this.server.close()
    this.server.closeAllConnections()
  }
}

const PAGE = `<!doctype html><html lang="en"><title>Bare</title><style>
.ProseMirror { white-space: pre-wrap; max-width: 34rem; margin: auto; font: 18px/1.62 sans-serif }
</style><div id="editor"></div><script src="/editor.js"></script>`
