/** What WeCom's refusals, the SDK's rejections and the network's failures mean for us, in one table. No error leaves here with a secret in it. */
import { SendError, type SendErrorDetails, type SendErrorKind } from '../../src/core/adapter.js'

type Because = SendErrorDetails['because']
export type RouteName = 'chat' | 'webhook' | 'app' | 'group'

/** Where a post was to go, and how. */
export interface Place {
  direct: boolean
  route: RouteName
}

/** WeCom answered a call with a code. Its text changes and may quote what we sent: only the hint, by which its staff find the call, is kept. */
export class WecomError extends Error {
  constructor(
    readonly code: number,
    readonly call: string,
    text = '',
  ) {
    super(`${call}: ${code}${hintOf(text)}`)
    this.name = 'WecomError'
  }
}

interface Meaning {
  kind: SendErrorKind
  because?: Because
}

const later: Meaning = { kind: 'unreachable' }
const routeDown: Meaning = { kind: 'unreachable', because: 'route-down' }
const routeGone: Meaning = { kind: 'refused', because: 'route-gone' }
const slower: Meaning = { kind: 'limited' }
const nobody: Meaning = { kind: 'refused', because: 'no-private-line' }
const noGroup: Meaning = { kind: 'refused', because: 'thread-gone' }
const late: Meaning = { kind: 'refused', because: 'message-gone' }

/** By WeCom's number; any other refusal is final. */
const meanings = new Map<number, Meaning>([
  // Busy.
  [-1, later],
  // Wrong secret or id: it works again once the operator has put it right.
  [40001, routeDown],
  [40013, routeDown],
  [40091, routeDown],
  [853000, routeDown],
  // The token was refreshed already, and still does not do.
  [40014, later],
  [41001, later],
  [42001, later],
  // The app may not do this, or not for these people, or cannot hear of presses.
  [43012, nobody],
  [48002, nobody],
  [60011, nobody],
  // Not from this machine, or under another number: it works again once the operator has put it right.
  [60020, routeDown],
  [301002, routeDown],
  // Too often.
  [45009, slower],
  [45033, slower],
  [846607, slower],
  // Nobody there who could be told.
  [60111, nobody],
  [81013, nobody],
  [86007, nobody],
  // A group that the app did not make, or that is gone.
  [86003, noGroup],
  [86008, noGroup],
  // The group's robot was removed or switched off.
  [93000, routeGone],
  [93004, routeGone],
  [93008, routeGone],
  // Nobody has spoken to the bot there yet.
  [93006, routeDown],
  // The window for an answer has closed.
  [846605, late],
  [846608, late],
  // The connection looks open, but nothing is subscribed on it.
  [846609, routeDown],
])

/** Codes after which the app does nothing at all until an operator has acted. */
export const appIsOut: ReadonlySet<number> = new Set([40001, 40013, 40091, 60020, 301002])
/** Codes of one call that the app may not make, or not for these people; all else goes on. */
export const notAllowed: ReadonlySet<number> = new Set([43012, 48002, 60011])
/** Codes that ask for a new token. */
export const tokenIsStale: ReadonlySet<number> = new Set([40014, 41001, 42001])
/** Codes of a call that named people whom WeCom does not know. */
export const peopleUnknown: ReadonlySet<number | undefined> = new Set([40003, 60111, 81013, 86007])

const pauseMs = 60_000

/** The sentences of the SDK, whose errors have no codes. What was cut off may have arrived; what never got out has not. */
const sentences: [part: RegExp, meaning: Meaning][] = [
  [/ack timeout|cancelled$/i, { kind: 'unknown' }],
  [/not connected|authentication failed/i, routeDown],
  [/exceeds max size/i, later],
]

/** WeCom's number, whether in an error of ours or in the bare answer with which the SDK rejects. */
export function codeOf(error: unknown): number | undefined {
  if (error instanceof WecomError) return error.code
  // A failed upload carries the bare answer in its text.
  const [, wrapped] = error instanceof Error ? (/"errcode":\s?(-?\d{1,7})/.exec(error.message) ?? []) : []
  if (wrapped !== undefined) return Number(wrapped)
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined
  return typeof error.errcode === 'number' ? error.errcode : undefined
}

/** One line without secrets. */
export function describe(error: unknown): string {
  if (error instanceof WecomError || error instanceof SendError) return error.message
  const code = codeOf(error)
  if (code !== undefined) return `long connection: ${code}${hintOf(textOf(error))}`
  return error instanceof Error ? error.name : 'unknown error'
}

/** Turns whatever a call to WeCom threw into the one error that `send` may throw. */
export function toSendError(error: unknown, place: Place): SendError {
  if (error instanceof SendError) return error
  const code = codeOf(error)
  if (code !== undefined) return ofMeaning(fitting(meanings.get(code), place), describe(error))
  const text = error instanceof Error ? error.message : ''
  const found = sentences.find(([part]) => part.test(text))?.[1]
  if (found) return ofMeaning(found, `long connection: ${found.kind === 'unknown' ? 'no answer' : 'not connected'}`)
  return new SendError('refused', `the post could not be made: ${describe(error)}`, { cause: error })
}

/** Some reasons exist only on some ways: elsewhere the refusal is just final. */
function fitting(meaning: Meaning = { kind: 'refused' }, { direct, route }: Place): Meaning {
  if (meaning === nobody && !direct) return { kind: 'refused' }
  if (meaning === noGroup && route !== 'group') return { kind: 'refused' }
  return meaning
}

function ofMeaning({ kind, because }: Meaning, text: string): SendError {
  return new SendError(kind, text, {
    ...(because && { because }),
    ...(kind === 'limited' && { retryAfterMs: pauseMs }),
  })
}

function textOf(error: unknown): string {
  const text = typeof error === 'object' && error !== null && 'errmsg' in error ? error.errmsg : ''
  return typeof text === 'string' ? text : ''
}

function hintOf(text: string): string {
  const hint = /hint: ?\[(\w{1,60})\]/.exec(text)?.[1]
  return hint === undefined ? '' : ` (hint ${hint})`
}
