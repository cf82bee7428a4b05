/** Hands what WeCom pushed to the core until it is stored: messages of one place in their order, presses at once. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { WsFrame } from '@wecom/aibot-node-sdk'
import type { ChatEvent } from '../../src/core/event.js'
import { createPatience } from '../patience.js'
import type { Answers } from './answers.js'
import { describe } from './errors.js'
import { eventBody, messageBody } from './frames.js'
import type { Hear } from './live.js'
import type { Naming } from './naming.js'
import { toMessage, toPress } from './receive.js'
import type { Session } from './session.js'

export interface Intake extends Hear {
  /** Waits for what is being stored, but not for ever. */
  finish(): Promise<void>
}

/** WeCom tells everything once: who lets go loses it. But what cannot be stored for minutes must not hold up the rest. */
const mostAttempts = 8
const finishWithinMs = 2000

export function createIntake(
  session: Session,
  answers: Answers,
  naming: Naming,
  accept: (event: ChatEvent) => Promise<void>,
): Intake {
  const { settings, state, signal, core, pauses } = session
  const { log } = settings
  const storing = new Set<Promise<void>>()
  const lastOf = new Map<string, Promise<void>>()

  async function store(event: ChatEvent): Promise<void> {
    const patience = createPatience(pauses)
    for (let attempt = 1; ; attempt += 1) {
      try {
        await accept(event)
        return state.worry('intake')
      } catch (error) {
        const last = attempt === mostAttempts || signal.aborted
        const details = { platform: 'wecom', event: event.id, attempt, error: describe(error) }
        log[last ? 'error' : 'warn'](
          details,
          last ? 'an event is lost: it cannot be stored' : 'an event cannot be stored',
        )
        state.worry('intake', 'events cannot be stored')
        if (last) return
        await patience.wait(signal)
      }
    }
  }

  async function take(event: ChatEvent): Promise<void> {
    try {
      const named = await naming.named(event)
      if (state.heard(named.room.id)) core.routesOpened()
      await store(named)
    } catch (error) {
      log.error({ platform: 'wecom', event: event.id, error: describe(error) }, 'an event is lost')
    }
  }

  /** What comes next from the same place waits for it. */
  function inTurn(event: ChatEvent): Promise<void> {
    const before = lastOf.get(event.room.id) ?? Promise.resolve()
    const turn = before.then(() => take(event))
    lastOf.set(event.room.id, turn)
    return turn.finally(() => {
      if (lastOf.get(event.room.id) === turn) lastOf.delete(event.room.id)
    })
  }

  function keep(work: Promise<void>): void {
    const kept = work.finally(() => storing.delete(kept))
    storing.add(kept)
  }

  /** What we cannot read would be read no better the next time. */
  function readable(tell: (frame: WsFrame<unknown>) => void) {
    return (frame: WsFrame<unknown>) => {
      try {
        tell(frame)
      } catch (error) {
        log.error({ platform: 'wecom', error: describe(error) }, 'a frame cannot be read')
      }
    }
  }

  return {
    begin: answers.renew,
    message: readable(({ headers, body }) => {
      const message = toMessage(messageBody.parse(body), settings.botName)
      answers.heard(message.id, message.room.id, headers.req_id)
      keep(inTurn(message))
    }),
    event: readable(({ headers, body }) => {
      const told = eventBody.safeParse(body)
      // Whoever opens our window, or is content with an answer, says nothing to us.
      if (told.data?.event.eventtype !== 'template_card_event') return
      const { task_id: flat = '', template_card_event: press } = told.data.event
      const event = toPress(told.data, answers.pressed(press?.task_id ?? flat, headers.req_id))
      if (event) keep(take(event))
    }),
    async finish() {
      const enough = new AbortController()
      const patience = sleep(finishWithinMs, undefined, { signal: enough.signal }).catch(() => undefined)
      await Promise.race([Promise.allSettled(storing), patience])
      enough.abort()
    },
  }
}
