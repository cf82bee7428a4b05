/** What Discord's refusals and the network's failures mean for us, as data. No error leaves here with an address in it: addresses carry tokens. */
import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError, type RateLimitData, RateLimitError } from 'discord.js'
import { SendError, type SendErrorDetails, type SendErrorKind } from '../../src/core/adapter.js'
import { neverSent } from '../never-sent.js'

interface Meaning {
  kind: SendErrorKind
  because?: SendErrorDetails['because']
}

const slower: Meaning = { kind: 'limited' }
const gone: Meaning = { kind: 'refused', because: 'room-gone' }
const nobody: Meaning = { kind: 'refused', because: 'no-private-line' }
const refused: Meaning = { kind: 'refused' }

/**
 * By Discord's code; any other refusal is final. Some codes are acted on before they come here: a message without its
 * reply (160002) or its files (40005), a thread that exists (160004) or may not be opened (160006), an archived one
 * (50083), an answer that comes too late (10062, 10015, 50027).
 */
const meanings: { [code: number]: Meaning | undefined } = {
  [Code.UnknownChannel]: gone,
  [Code.UnknownGuild]: gone,
  [Code.MissingAccess]: gone,
  [Code.UnknownUser]: nobody,
  [Code.InvalidRecipients]: nobody,
  [Code.CannotSendMessagesToThisUser]: nobody,
  [Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: nobody,
  [Code.UnknownMessage]: { kind: 'refused', because: 'message-gone' },
  [Code.ThreadLocked]: { kind: 'refused', because: 'thread-gone' },
  [Code.InvalidActionOnArchivedThread]: { kind: 'refused', because: 'thread-gone' },
  [Code.MissingPermissions]: { kind: 'refused', because: 'muted' },
  [Code.ActionCannotBePerformedDueToSlowmodeRateLimit]: slower,
  [Code.ChannelWriteRateLimit]: slower,
  [Code.ServerWriteRateLimit]: slower,
  [Code.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]: slower,
  [Code.OpeningDirectMessagesTooFast]: slower,
  [Code.CloudflareIsBlockingYourRequest]: slower,
  [Code.ServiceResourceIsBeingRateLimited]: slower,
  [Code.APIResourceOverloaded]: slower,
}

/** Where a post was to go, and which rights that takes. */
export interface Aim {
  direct: boolean
  thread?: boolean
  /** As Discord shows them. */
  rights?: string[]
}

/**
 * discord.js waits out limits by itself, in order; but a post that must wait long waits in the outbox, and where nobody
 * says how long (a proxy may not) discord.js would ask again without any pause.
 */
export function isLongWait({ route, method, retryAfter }: RateLimitData): boolean {
  if (!(retryAfter > 0)) return true
  return method !== 'GET' && /^\/(channels|users|webhooks)\b/.test(route) && retryAfter > 6000
}

/** Discord's own code, when the error is a refusal; a page of a proxy has none. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : undefined
}

/** Discord refused because of a file: too large, or none may be sent there. */
export function mindsFiles(error: unknown): boolean {
  const tooLarge = error instanceof DiscordAPIError && error.status === 413
  return tooLarge || codeOf(error) === Code.RequestEntityTooLarge || codeOf(error) === Code.MissingPermissions
}

/** Discord refused because of the message that is answered: we may not read it, or it is none that can be answered. */
export function mindsReply(error: unknown): boolean {
  if (codeOf(error) === Code.CannotReplyWithoutPermissionToReadMessageHistory) return true
  const errors = error instanceof DiscordAPIError && 'errors' in error.rawError ? error.rawError.errors : undefined
  return typeof errors === 'object' && 'message_reference' in errors
}

/** An interaction's token no longer works, or never did: what it should have said must be said elsewhere. */
export function isTooLate(error: unknown): boolean {
  return error instanceof DiscordAPIError && (error.status === 401 || error.status === 404)
}

/** Discord refused, and asking again will not change it. */
export function isFinal(error: unknown): boolean {
  return error instanceof DiscordAPIError && meaningOf(error).kind === 'refused'
}

/** One line without secrets. */
export function describe(error: unknown): string {
  if (error instanceof DiscordAPIError && codeOf(error) !== undefined) {
    const { rawError, code, method, status } = error
    const words = 'message' in rawError ? rawError.message : rawError.error
    const tree = 'errors' in rawError && rawError.errors !== undefined ? ` ${JSON.stringify(rawError.errors)}` : ''
    return `${method} ${status}: ${code} ${words}${tree}`
  }
  if (error instanceof DiscordAPIError || error instanceof HTTPError)
    return `${error.method} ${error.status}: no answer that can be read`
  if (error instanceof RateLimitError) return `${error.method}: too many calls (${error.scope})`
  if (error instanceof SendError) return error.message
  return [error instanceof Error ? error.name : 'unknown error', networkCode(error)].join(' ').trim()
}

/** Turns whatever a call to Discord threw into the one error that `send` may throw. */
export function toSendError(error: unknown, aim: Aim): SendError {
  if (error instanceof SendError) return error
  if (error instanceof RateLimitError) return new SendError('limited', describe(error), waiting(error.retryAfter))
  if (error instanceof DiscordAPIError) return fromRefusal(error, aim)
  if (error instanceof HTTPError) return new SendError('unknown', describe(error))
  // discord.js drops a token that Discord refused. It will work once the operator has put it right: the posts wait.
  if (error instanceof Error && error.message.startsWith('Expected token to be set')) {
    return new SendError('unreachable', 'the token was refused, or the adapter has stopped')
  }
  const code = networkCode(error)
  if (code === '') return new SendError('refused', `the post could not be made: ${describe(error)}`, { cause: error })
  return new SendError(neverSent.has(code) ? 'unreachable' : 'unknown', describe(error))
}

/** A dead token can be mended, and what a proxy refuses has not reached Discord. */
function meaningOf(error: DiscordAPIError): Meaning {
  const code = codeOf(error)
  if (error.status === 401 || code === undefined) return { kind: 'unreachable' }
  return meanings[code] ?? refused
}

function fromRefusal(error: DiscordAPIError, aim: Aim): SendError {
  const { kind, because } = meaningOf(error)
  if (kind === 'limited') return new SendError(kind, describe(error), waiting(secondsIn(error.rawError) * 1000))
  const needs = because === 'muted' && aim.rights ? `, needs ${aim.rights.join(', ')}` : ''
  return new SendError(kind, `${describe(error)}${needs}`, { because: here(because, error, aim) })
}

/** A channel that is not there may be a thread, or somebody's direct line; a private thread may be shut while its room is not. */
function here(because: Meaning['because'], error: DiscordAPIError, aim: Aim): Meaning['because'] {
  if (because !== 'room-gone') return because
  if (aim.direct) return 'no-private-line'
  if (aim.thread && error.code === Code.MissingAccess) return 'muted'
  return aim.thread && error.code === Code.UnknownChannel ? 'thread-gone' : because
}

function waiting(retryAfterMs: number): SendErrorDetails {
  return retryAfterMs > 0 ? { retryAfterMs } : {}
}

function secondsIn(body: object): number {
  return 'retry_after' in body && typeof body.retry_after === 'number' ? body.retry_after : 0
}

/** Also of what `fetch` hides behind its own error. Empty when it was not the network. */
function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timed out'
  return networkCode(error.cause)
}
