/** The operator's command cannot be done as asked. The message says why and what to do instead. */
export class Refusal extends Error {
  override name = 'Refusal'

  constructor(
    /** Stable, for scripts. */
    readonly code: RefusalCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

export type RefusalCode =
  | 'backup_exists'
  | 'backup_running'
  | 'backup_damaged'
  | 'backup_newer'
  | 'nothing_to_back_up'
  | 'data_in_the_way'
  | 'data_damaged'
  | 'disk_full'
  | 'server_running'
  | 'folder_exists'
  | 'no_such_document'
  | 'not_in_quarantine'
  | 'record_broken'
  | 'nothing_readable'
  | 'use_postgres_tools'
