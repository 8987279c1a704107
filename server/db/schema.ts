import type {
  UsersTable,
  SessionsTable,
  TicketsTable,
  AccessTokensTable,
  WorkspacesTable,
  MembershipsTable,
  InvitesTable,
  SettingsTable,
  AuditHeadsTable,
  AuditEntriesTable,
  TeamsTable,
  TeamElementsTable,
  SeatsTable,
} from './tables/people'
import type {
  FrameworksTable,
  FrameworkLabelsTable,
  CanvasesTable,
  ElementsTable,
  ElementTextsTable,
  ImagesTable,
  ImageTotalsTable,
  SharesTable,
  EditionsTable,
  EditionLinksTable,
  IntegrityChecksTable,
  SearchPassagesTable,
  SearchTextsTable,
  TextMentionsTable,
} from './tables/canvases'
import type {
  ThreadsTable,
  SuggestionsTable,
  ThreadMessagesTable,
  ThreadReactionsTable,
} from './tables/threads'
import type { RestorationsTable } from './tables/restorations'
import type {
  FollowsTable,
  NoticesTable,
  NoticeSettingsTable,
  SeenPointsTable,
  MailsTable,
  WebhooksTable,
  WebhookDeliveriesTable,
} from './tables/notices'

/**
 * The product's tables, the same on SQLite and PostgreSQL. Times are ISO 8601 text in UTC (they
 * sort as text), ids are UUIDs, JSON is text.
 */
export interface Schema {
  users: UsersTable
  sessions: SessionsTable
  tickets: TicketsTable
  access_tokens: AccessTokensTable
  workspaces: WorkspacesTable
  memberships: MembershipsTable
  invites: InvitesTable
  frameworks: FrameworksTable
  framework_labels: FrameworkLabelsTable
  canvases: CanvasesTable
  elements: ElementsTable
  element_texts: ElementTextsTable
  settings: SettingsTable
  teams: TeamsTable
  team_elements: TeamElementsTable
  seats: SeatsTable
  audit_heads: AuditHeadsTable
  audit_entries: AuditEntriesTable
  images: ImagesTable
  image_totals: ImageTotalsTable
  shares: SharesTable
  threads: ThreadsTable
  suggestions: SuggestionsTable
  thread_messages: ThreadMessagesTable
  thread_reactions: ThreadReactionsTable
  webhooks: WebhooksTable
  webhook_deliveries: WebhookDeliveriesTable
  text_mentions: TextMentionsTable
  editions: EditionsTable
  restorations: RestorationsTable
  edition_links: EditionLinksTable
  integrity_checks: IntegrityChecksTable
  follows: FollowsTable
  notices: NoticesTable
  notice_settings: NoticeSettingsTable
  seen_points: SeenPointsTable
  mails: MailsTable
  search_passages: SearchPassagesTable
  search_texts: SearchTextsTable
}
