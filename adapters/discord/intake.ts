/** Hands events to the core until they are stored: messages one after the other, gestures at once. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatEvent } from '../../src/core/event.js'
import { createPatience } from '../patience.js'
import { describe } from './errors.js'
import { findPlace, namesOf } from './places.js'
import { type Message, toMessage } from './receive.js'
import type { Session } from './session.js'
import { byAge } from './snowflake.js'

/** A message as it came, live or from a channel's history. */
export interface Heard {
  message: Message
  direct: boolean
}

export interface Intake {
  hear(heard: Heard): void
  /**
   * Messages wait from now on.
   * @returns lets them go on, behind what was missed; a later hold keeps them waiting
   */
  hold(): (missed: Heard[]) => void
  /** Resolves when the event is stored, or the adapter stops. What it takes to read it is tried again too. */
  take(event: ChatEvent | (() => Promise<ChatEvent>)): Promise<void>
  /** Waits for what is being stored, but not for ever. */
  finish(): Promise<void>
}

const finishWithinMs = 2000

export function createIntake(session: Session): Intake {
  const { line, state, signal, accept, pauses } = session
  const storing = new Set<Promise<void>>()
  let waiting: Heard[] = []
  let holds = 1
  let held = true
  let running = false

  /** What fails is tried again: the database may be locked, or Discord out of reach. */
  async function persist<T>(what: string, call: () => Promise<T>): Promise<T | undefined> {
    const patience = createPatience(pauses)
    while (!signal.aborted) {
      try {
        const done = await call()
        state.worry('intake')
        return done
      } catch (error) {
        state.worry('intake', `an event cannot be ${what}, it is tried again`)
        line.log.warn({ platform: 'discord', error: describe(error) }, `an event cannot be ${what}`)
        await patience.wait(signal)
      }
    }
    return undefined
  }

  async function store(event: ChatEvent): Promise<void> {
    await persist('stored', () => accept(event))
    if (!signal.aborted) session.heardIn(event.room)
  }

  async function takeNow(event: ChatEvent | (() => Promise<ChatEvent>)): Promise<void> {
    const told = typeof event === 'function' ? await persist('read', event) : event
    if (told) await store(told)
  }

  async function read({ message, direct }: Heard): Promise<ChatEvent | undefined> {
    const place = direct ? undefined : await findPlace(line.client, message.channel_id)
    try {
      return toMessage(message, place, namesOf(line.client))
    } catch (error) {
      // It would be read no better the next time, and must not hold up the others.
      line.log.error(
        { platform: 'discord', message: message.id, error: describe(error) },
        'a message could not be read',
      )
      return undefined
    }
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    while (!held && !signal.aborted) {
      const heard = waiting.shift()
      if (!heard) break
      const event = await persist('read', () => read(heard))
      if (event) await store(event)
    }
    running = false
  }

  function keep(work: Promise<unknown>): Promise<void> {
    const kept = work.then(() => undefined).finally(() => storing.delete(kept))
    storing.add(kept)
    return kept
  }

  return {
    hear(heard) {
      waiting.push(heard)
      if (!running && !held) void keep(run())
    },
    hold() {
      held = true
      holds += 1
      const mine = holds
      return (missed) => {
        waiting = inOrder([...missed, ...waiting])
        if (mine !== holds) return
        held = false
        void keep(run())
      }
    },
    take: (event) => keep(takeNow(event)),
    async finish() {
      await Promise.race([Promise.allSettled(storing), sleep(finishWithinMs, undefined, { ref: false })])
    },
  }
}

/** Each once, the oldest first. */
function inOrder(heard: Heard[]): Heard[] {
  const each = new Map(heard.map((one) => [one.message.id, one]))
  return [...each.values()].toSorted((a, b) => byAge(a.message.id, b.message.id))
}
