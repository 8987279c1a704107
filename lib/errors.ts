/**
 * Every way a request can fail that a person or a script should be able to tell apart.
 * `status` is the HTTP status; `message` is the English sentence shown when the reader has no
 * translation for the code. The interface translates by code (`errors.<code>` in the catalogues).
 */
export const ERRORS = {
  bad_request: [400, 'Something in this request is missing or not as expected.'],
  not_signed_in: [401, 'Please sign in to go on.'],
  sign_in_failed: [401, 'That e-mail and password do not match. Check both and try again.'],
  token_invalid: [401, 'This access token is unknown, expired or revoked.'],
  not_allowed: [403, 'Your role does not allow this.'],
  not_drafting: [403, 'Only the drafting team writes here. You can read along.'],
  name_in_use: [409, 'Somebody here is called that already. Choose another name.'],
  password_wrong: [403, 'That is not your present password. Check it and try again.'],
  scope_too_small: [403, 'This access token may only read. Make one with the scope "write".'],
  origin_refused: [403, 'This request came from another site and was refused.'],
  not_found: [404, 'There is nothing here, or it is not shared with you.'],
  setup_done: [410, 'This Throughline is already set up.'],
  setup_token_wrong: [403, 'This set-up link is not valid. Use the newest one the server printed.'],
  invite_gone: [
    410,
    'This invite link has expired, was used up or was revoked. Ask for a new one.',
  ],
  share_gone: [
    410,
    'This link does not lead anywhere any more. Ask whoever sent it for a new one.',
  ],
  email_in_use: [
    409,
    'That address cannot be used with that password. If you already have an account, use its password or sign in first.',
  ],
  slug_in_use: [409, 'Another workspace already uses this short name.'],
  last_steward: [409, 'A workspace needs at least one steward. Make someone else steward first.'],
  canvas_archived: [409, 'This canvas is archived. Restore it before you change it.'],
  already_member: [409, 'You are already a member of this workspace.'],
  too_many_tries: [429, 'Too many tries. Wait a few minutes and try again.'],
  gather_too_soon: [429, 'Everyone was asked a moment ago. Wait a little, then ask again.'],
  threads_full: [
    409,
    'So much is open on this text that nothing more fits. Resolve what is settled first.',
  ],
  suggestions_full: [
    409,
    'You have many suggestions waiting in this text. More can be sent once some are decided.',
  ],
  suggestion_changed: [409, 'Somebody else was faster with this suggestion. Look at it again.'],
  comments_too_fast: [429, 'That was a lot at once. Wait a moment, then send it again.'],
  history_too_fast: [429, 'That was a lot of history at once. Wait a moment, then try again.'],
  says_so_already: [409, 'The text says this already. Nothing was changed.'],
  restore_blurred: [
    409,
    'The history does not tell this restore apart any more. Restore the moment before it instead.',
  ],
  checks_too_fast: [429, 'That was a lot of checks at once. Wait a minute, then check again.'],
  fingerprint_unknown: [
    404,
    'No check here has this fingerprint. Look for a slip in it; a backup that was put back may also be older than the check.',
  ],
  nothing_to_erase: [
    409,
    'None of these words is in this text or its history. Nothing was changed.',
  ],
  search_too_fast: [429, 'That was a lot of searching at once. Wait a moment, then search again.'],
  image_kind: [415, 'Only PNG, JPEG, GIF, WebP and AVIF images can be put in.'],
  image_broken: [422, 'This image cannot be read. It may be damaged.'],
  image_too_large: [413, 'This image file is larger than the server accepts.'],
  image_too_many_pixels: [413, 'This image has more pixels than the server accepts.'],
  images_full: [507, 'There is no room left for images in this workspace.'],
  webhooks_full: [409, 'This workspace has as many webhooks as it may. Remove one first.'],
  webhook_off: [409, 'This webhook is off. Switch it on first.'],
  too_large: [413, 'This is larger than the server accepts.'],
  framework_wrong: [422, 'Something in this framework is wrong. Nothing was stored.'],
  framework_changed: [
    409,
    'Somebody else was faster: there is a newer version. Look at what is different and try again.',
  ],
  quarantined: [
    503,
    'This text cannot be opened just now. Nothing of it was changed, and whoever runs the server has been told.',
  ],
  busy: [503, 'The server is busy. Try again in a moment.'],
  internal: [500, 'Something went wrong on the server. Nothing you wrote is lost; try again.'],
} as const satisfies Record<string, readonly [number, string]>

export type ErrorCode = keyof typeof ERRORS

/** A failure with a stable code. Unknown errors become `internal` at the edge and are logged whole. */
export class AppError extends Error {
  readonly status: number
  constructor(
    readonly code: ErrorCode,
    /** Which field is wrong and how; shown next to the field. Never content or secrets. */
    readonly fields?: Record<string, string>,
  ) {
    super(ERRORS[code][1])
    this.name = 'AppError'
    this.status = ERRORS[code][0]
  }
}
