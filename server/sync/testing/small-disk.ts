import { openDatabase, sqliteFile } from '../../db/open'
import { appendToSqlite } from '../append-to-sqlite'
import { LOG_LEDGER, LOG_MIGRATIONS } from '../log-migrations'
import type { LogSchema } from '../log-schema'
import { logStore } from '../log-store'
import type { UpdateLog } from '../update-log'

/**
 * The real log on SQLite, in this thread, on a disk that can be made full: SQLite counts its pages
 * and answers SQLITE_FULL as it does when the file system has none left.
 */
export class SmallDisk {
  readonly #file

  private constructor(
    path: string,
    readonly log: UpdateLog,
  ) {
    this.#file = sqliteFile(path)
    const append = appendToSqlite(this.#file)
    this.log = {
      ...log,
      append: (batch) => new Promise((resolve) => resolve(append(batch))),
      close: async () => {
        this.#file.close()
        await log.close()
      },
    }
  }

  static async open(path: string): Promise<SmallDisk> {
    const place = { kind: 'sqlite', path } as const
    const store = logStore(await openDatabase<LogSchema>(place, LOG_MIGRATIONS, LOG_LEDGER))
    return new SmallDisk(path, store)
  }

  /** Not a page more than there are. */
  fill(): void {
    const pages = Number(this.#file.pragma('page_count', { simple: true }))
    this.#file.pragma(`max_page_count = ${pages}`)
  }

  /** From now on a commit is left in the memory of the system, as a fast database would have it. */
  neverSync(): void {
    this.#file.pragma('synchronous = OFF')
  }

  makeRoom(): void {
    this.#file.pragma('max_page_count = 1073741823')
  }
}
