/** Updates that Telegram pushes: the web server calls in, and answers 2xx only for what is stored. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { Me } from './addressed.js'
import { introduce, persist, type Receiving } from './connect.js'
import type { Take } from './intake.js'
import { forGrammy } from './line.js'
import { wantedUpdates } from './receive.js'

/** Tells Telegram where to push, and then hands over who we are. The address stays set when we stop: updates wait. */
export async function listen(
  receiving: Receiving,
  { url, secret }: { url: string; secret: string },
  ready: (me: UserFromGetMe) => void,
): Promise<void> {
  const { line, state, signal } = receiving
  const me = await introduce(receiving)
  if (!me) return
  ready(me)
  const options = { secret_token: secret, allowed_updates: [...wantedUpdates] }
  if (await persist(receiving, () => line.api.setWebhook(url, options, forGrammy(signal))))
    state.report('well', 'webhook is set')
}

/** @returns false for a caller that does not know the secret. Rejects when the update is not stored: answer 5xx then. */
export async function receivePushed(
  given: string | undefined,
  secret: string,
  update: unknown,
  open: { take: Take; me: Me; storeTimeoutMs: number } | undefined,
): Promise<boolean> {
  if (given === undefined || !timingSafeEqual(digest(given), digest(secret))) return false
  if (!open) throw new Error('Telegram updates are not received now')
  if (isUpdate(update)) await inTime(open.take(update, open.me), open.storeTimeoutMs)
  return true
}

/** Telegram gives up a call that takes long, and sends the update again: then it had better hear that it should. */
async function inTime(stored: Promise<void>, milliseconds: number): Promise<void> {
  const done = new AbortController()
  const late = sleep(milliseconds, true, { signal: done.signal, ref: false }).catch(() => false)
  const isLate = await Promise.race([stored.then(() => false), late])
  done.abort()
  if (isLate) throw new Error('a Telegram update was not stored in time')
}

function isUpdate(update: unknown): update is Update {
  return typeof update === 'object' && update !== null && 'update_id' in update
}

/** Of equal length, as the comparison wants it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
