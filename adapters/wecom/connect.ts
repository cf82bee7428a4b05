/** Keeps us connected: a fresh client of the SDK for every connection, until WeCom wants another to have our place. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createPatience } from '../patience.js'
import { type Ending, type Hear, live } from './live.js'
import type { Session } from './session.js'

/** Who goes on knocking with a secret that is refused is shut out at last. */
const refusedPauseMs = 10 * 60_000

const troubles: { [H in Ending['how']]?: (why: string) => string } = {
  refused: (why) =>
    `the bot id or secret is refused (${why}): put the right ones into WECOM_BOT_ID and WECOM_BOT_SECRET`,
  evicted: () => 'another program has connected as this bot and taken its place: stop it, then restart this one',
  lost: (why) => `the connection is lost (${why}), it is made again`,
}

/** Runs until the signal is aborted, or until another connection has taken our place. */
export async function connect(session: Session, hear: Hear): Promise<void> {
  const { state, core, hope, signal, pauses } = session
  const patience = createPatience(pauses)
  const opened = () => {
    patience.reset()
    state.report('well', 'connected')
    core.routesOpened()
  }
  const giveUp = () => {
    hope.end()
    core.routesOpened()
  }
  hope.begin()
  while (!signal.aborted) {
    const { how, why } = await live(session, hear, opened)
    if (how === 'stopped') return
    state.report('trouble', troubles[how]?.(why) ?? how)
    if (how === 'refused') {
      giveUp()
      core.trouble('wecomSecret', {})
      await sleep(refusedPauseMs, undefined, { signal }).catch(() => undefined)
    } else if (how === 'evicted') {
      // Two that fight for one place would cut each other off for ever.
      giveUp()
      core.trouble('wecomEvicted', {})
      return
    } else await patience.wait(signal)
  }
}
