/** Hands one update to the core. */
import type { Update } from 'grammy/types'
import type { ChatEvent } from '../../src/core/event.js'
import type { Me } from './addressed.js'
import { describe } from './errors.js'
import type { Forums } from './forums.js'
import type { Line } from './line.js'
import { translate } from './receive.js'
import type { Standing } from './standing.js'

/** Resolves when the update is stored or does not concern us; rejects when it could not be stored. */
export type Take = (update: Update, me: Me) => Promise<void>

export function createIntake(
  { log }: Line,
  forums: Forums,
  standing: Standing,
  accept: (event: ChatEvent) => Promise<void>,
): Take {
  /** An update that we cannot read would be read no better the next time, and must not hold up the others. */
  function read(update: Update, me: Me): ChatEvent | undefined {
    try {
      if (update.message) forums.note(update.message.chat)
      return translate(update, me)
    } catch (error) {
      log.error({ update: update.update_id, error: describe(error) }, 'an update could not be read')
      return undefined
    }
  }

  return async (update, me) => {
    const event = read(update, me)
    if (event) await accept(event)
    if (update.my_chat_member) standing.changed(update.my_chat_member.chat)
  }
}
