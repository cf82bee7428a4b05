/** What Telegram's refusals and the network's failures mean for us. No error leaves here with a URL or a payload in it. */
import { GrammyError, HttpError } from 'grammy'
import { SendError, type SendErrorDetails } from '../../src/core/adapter.js'
import { neverSent } from '../never-sent.js'

type Because = NonNullable<SendErrorDetails['because']>

/** Telegram's texts change: the code and a lower-case part of the text decide. The first match wins. */
const reasons: [code: number, text: RegExp, because: Because][] = [
  [400, /message thread not found|topic_closed|topic_deleted|topic_id_invalid/, 'thread-gone'],
  [400, /message to edit not found|message can't be edited|message_id_invalid/, 'message-gone'],
  [400, /no rights to send|chat_write_forbidden|not enough rights to send/, 'muted'],
  [400, /chat not found|peer_id_invalid/, 'room-gone'],
  [403, /blocked by the user|can't initiate conversation|user is deactivated/, 'no-private-line'],
  [403, /was kicked|not a member|chat was deleted/, 'room-gone'],
]

/** The refusal's text in lower case when the error is Telegram's own answer with this code. */
export function refusal(error: unknown, code: number): string | undefined {
  return error instanceof GrammyError && error.error_code === code ? error.description.toLowerCase() : undefined
}

/** The token is revoked or malformed: nothing will work until an operator changes it. */
export function tokenIsDead(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)
}

/** How long Telegram asks us to wait, in milliseconds; 0 when it does not. */
export function retryAfter(error: unknown): number {
  return error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1000 : 0
}

/** One line without secrets: network errors carry the URL, and with it the token, so only their code is told. */
export function describe(error: unknown): string {
  if (error instanceof GrammyError)
    return `${error.method}: ${error.error_code ?? 'no code'} ${error.description ?? ''}`
  if (error instanceof HttpError) return `${error.message} ${networkCode(error)}`
  if (error instanceof SendError) return error.message
  return error instanceof Error ? error.name : 'unknown error'
}

/** Turns whatever a call to Telegram threw into the one error that `send` may throw. */
export function toSendError(error: unknown, room: { direct: boolean }): SendError {
  if (error instanceof SendError) return error
  if (error instanceof HttpError) return new SendError(wasSent(error) ? 'unknown' : 'unreachable', describe(error))
  if (!(error instanceof GrammyError))
    return new SendError('refused', `the post could not be made: ${describe(error)}`, { cause: error })
  if (error.error_code === 429) {
    return new SendError('limited', describe(error), { retryAfterMs: retryAfter(error) || 1000 })
  }
  // Nothing was posted, and it will work once the operator has put the token right: the posts wait.
  if (tokenIsDead(error)) return new SendError('unreachable', describe(error))
  if (!(error.error_code >= 400 && error.error_code < 500)) return new SendError('unknown', describe(error))
  const movedTo = error.parameters.migrate_to_chat_id
  if (movedTo !== undefined) return new SendError('refused', describe(error), { movedTo: String(movedTo) })
  return new SendError('refused', describe(error), { because: becauseOf(error, room) })
}

/** The same for a file that is fetched: neither the address nor anything that names it is told. */
export function toDownloadError(error: unknown): SendError {
  if (error instanceof SendError) return error
  // Telegram's own text for a file that it has not at hand just now.
  if (refusal(error, 400)?.includes('temporarily unavailable')) return new SendError('unreachable', describe(error))
  if (error instanceof GrammyError || error instanceof HttpError) return toSendError(error, { direct: false })
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined
  const code = cause && 'code' in cause ? String(cause.code) : ''
  return new SendError(neverSent.has(code) ? 'unreachable' : 'unknown', `download: ${code || 'interrupted'}`)
}

/** A waiting time from the head of an answer, in milliseconds. */
export function retryAfterOf(headers: Headers): number {
  return Number(headers.get('retry-after') ?? 1) * 1000 || 1000
}

function becauseOf(error: GrammyError, room: { direct: boolean }): Because | undefined {
  const text = error.description.toLowerCase()
  const found = reasons.find(([code, part]) => code === error.error_code && part.test(text))?.[2]
  return found === 'room-gone' && room.direct ? 'no-private-line' : found
}

function networkCode(error: HttpError): string {
  const inner = error.error
  if (typeof inner !== 'object' || inner === null) return ''
  if ('code' in inner && typeof inner.code === 'string') return inner.code
  return 'name' in inner && inner.name === 'AbortError' ? 'timed out' : ''
}

function wasSent(error: HttpError): boolean {
  const code = networkCode(error)
  if (neverSent.has(code)) return false
  // A connection that was never made also times out; one that was made says what it was doing.
  const reason = error.error instanceof Error ? (error.error.message.split('reason: ')[1] ?? '') : ''
  return !(code === 'ETIMEDOUT' && !/^(read|write)/.test(reason))
}
