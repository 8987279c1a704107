import type { ErrorCode } from '../../errors'

/** One sentence a code: what happened, what is safe, what to do. */
export const errors = {
  bad_request: 'Something here is missing or not as expected. Check what you wrote and try again.',
  not_signed_in: 'Your session has ended. Sign in again to go on.',
  sign_in_failed: 'That e-mail and password do not match. Check both and try again.',
  token_invalid: 'This access token is unknown, expired or revoked.',
  not_allowed: 'Your role does not allow this.',
  not_drafting: 'Only the drafting team writes here. You can read along.',
  name_in_use: 'Somebody here is called that already. Choose another name.',
  password_wrong: 'That is not your present password. Check it and try again.',
  scope_too_small: 'This access token may only read.',
  origin_refused:
    'The server did not recognise this address as its own. Open Throughline at its usual address and try again.',
  not_found: 'There is nothing here, or it is not shared with you.',
  setup_done: 'This Throughline is already set up.',
  setup_token_wrong: 'This set-up link is not valid. Use the newest one the server printed.',
  invite_gone: 'This invite link has expired, was used up or was taken back. Ask for a new one.',
  share_gone: 'This link does not lead anywhere any more. Ask whoever sent it for a new one.',
  email_in_use:
    'That address cannot be used with that password. If you already have an account, use its password or sign in first.',
  slug_in_use: 'Another workspace already uses this short name.',
  last_steward: 'A workspace needs at least one steward. Make somebody else steward first.',
  canvas_archived: 'This canvas is archived. Restore it before you change it.',
  already_member: 'You are already a member of this workspace.',
  too_many_tries: 'Too many tries. Wait a few minutes and try again.',
  says_so_already: 'The text says this already. Nothing was changed.',
  restore_blurred:
    'The history does not tell this restore apart any more. Restore the moment before it instead.',
  history_too_fast: 'That was a lot of history at once. Wait a moment, then try again.',
  nothing_to_erase: 'None of these words is in this text or its history. Nothing was changed.',
  checks_too_fast: 'That was a lot of checks at once. Wait a minute, then check again.',
  fingerprint_unknown:
    'No check here has this fingerprint. Look for a slip in it; a backup that was put back may also be older than the check.',
  threads_full:
    'So much is open on this text that nothing more fits. Resolve what is settled first.',
  suggestions_full:
    'You have many suggestions waiting in this text. More can be sent once some are decided.',
  suggestion_changed: 'Somebody else was faster with this suggestion. Look at it again.',
  comments_too_fast: 'That was a lot at once. Wait a moment, then send it again.',
  search_too_fast: 'That was a lot of searching at once. Wait a moment, then search again.',
  gather_too_soon: 'Everyone was asked a moment ago. Wait a little, then ask again.',
  image_kind:
    'Only PNG, JPEG, GIF, WebP and AVIF images can be put in. Save it as one of these first.',
  image_broken:
    'This image cannot be read. It may be damaged; open it on your device and save it again.',
  image_too_large:
    'This image file is larger than the server accepts. Make it smaller and try again.',
  image_too_many_pixels:
    'This image has more pixels than the server accepts. Make it smaller and try again.',
  images_full:
    'There is no room left for images in this workspace. Whoever runs the server can make more.',
  webhooks_full: 'There are as many bridges here as there may be. Remove one first.',
  webhook_off: 'This bridge is off. Switch it on first.',
  too_large: 'This is larger than the server accepts.',
  framework_wrong: 'Something in this framework is wrong. Nothing was stored.',
  framework_changed:
    'Somebody else was faster: there is a newer version. Look at what is different and try again.',
  quarantined:
    'This text cannot be opened just now. Nothing of it was changed, and whoever runs the server has been told.',
  busy: 'The server is busy. Try again in a moment.',
  internal: 'Something went wrong on the server. Nothing you wrote is lost; try again.',
  offline: 'The server cannot be reached. Check your connection and try again.',
  unexpected: 'The server answered in an unexpected way. Reload the page and try again.',
} as const satisfies Record<ErrorCode | 'offline' | 'unexpected', string>
