/**
 * Long polling. grammY's own loop confirms an update before its handler is done and gives up on a conflict, so this one
 * asks for itself: the offset moves only past what is stored.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { Me } from './addressed.js'
import { introduce, persist, type Receiving } from './connect.js'
import type { Take } from './intake.js'
import { forGrammy, holdSeconds, within } from './line.js'
import { wantedUpdates } from './receive.js'

/** How long stopping may take, in all. */
const stopWithinMs = 2000

/** Runs until the signal is aborted or the token is dead. A second poller (409) is waited out, not fought. */
export async function poll(receiving: Receiving, take: Take, ready: (me: UserFromGetMe) => void): Promise<void> {
  const { line, state, signal } = receiving
  const me = await introduce(receiving)
  if (!me || !(await persist(receiving, () => line.api.deleteWebhook({}, forGrammy(signal))))) return
  ready(me)
  let confirmed = 0
  let offset = 0
  while (!signal.aborted) {
    const updates = await persist(receiving, () =>
      // Until all is well the answer comes at once, so that health does not lag behind by a whole hold.
      line.api.getUpdates(
        { offset, timeout: state.health().ok ? holdSeconds : 0, allowed_updates: [...wantedUpdates] },
        forGrammy(signal),
      ),
    )
    if (!updates) break
    confirmed = offset
    state.report('well', 'polling')
    for (const update of updates) {
      if (!(await keep(receiving, take, update, me))) break
      offset = update.update_id + 1
    }
  }
  if (offset > confirmed) await confirm(receiving, offset)
}

/** @returns false when the adapter stopped before the update was stored: it will come again. */
async function keep({ state, patience, signal }: Receiving, take: Take, update: Update, me: Me): Promise<boolean> {
  while (!signal.aborted) {
    try {
      await take(update, me)
      patience.reset()
      return true
    } catch {
      state.report('trouble', 'an event cannot be stored, it is tried again')
      await patience.wait(signal)
    }
  }
  return false
}

/** Whatever this returns is not confirmed and comes again at the next start. */
async function confirm({ line }: Receiving, offset: number): Promise<void> {
  try {
    await line.api.getUpdates({ offset, limit: 1, timeout: 0 }, within(stopWithinMs))
  } catch {
    line.log.info({ platform: 'telegram' }, 'the last updates could not be confirmed, they will come again')
  }
}

/** Waits for what is being stored, but not for ever. */
export async function finish(running: Promise<void>): Promise<void> {
  await Promise.race([running, sleep(2 * stopWithinMs, undefined, { ref: false })])
}
