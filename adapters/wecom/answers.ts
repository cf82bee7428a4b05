/** What can still be answered on this connection: a message for a day, a press for five seconds. */
import { keep } from './bounded.js'
import type { WecomSettings } from './settings.js'

export interface Answers {
  heard(messageId: string, room: string, reqId: string): void
  /** The req_id by which this message of this room can be answered. */
  toMessage(messageId: string, room: string): string | undefined
  forget(messageId: string): void
  /** @returns the gesture */
  pressed(card: string, reqId: string): string
  /** The req_id by which this card can be changed, as the answer to that press of it. */
  toPress(gesture: string, card: string): string | undefined
  /** Another connection: WeCom knows none of the old req_ids on it. */
  renew(): void
}

const messageMs = 24 * 60 * 60_000
/** WeCom gives five seconds; the way there takes some of them. */
const pressMs = 4500

export function createAnswers(now: WecomSettings['now']): Answers {
  const messages = new Map<string, { room: string; reqId: string; until: number }>()
  const presses = new Map<string, { card: string; reqId: string; until: number }>()
  const inTime = <T extends { until: number }>(kept: T | undefined) =>
    kept && now().getTime() < kept.until ? kept : undefined

  return {
    heard(messageId, room, reqId) {
      keep(messages, messageId, { room, reqId, until: now().getTime() + messageMs })
    },
    toMessage(messageId, room) {
      const kept = inTime(messages.get(messageId))
      return kept?.room === room ? kept.reqId : undefined
    },
    forget(messageId) {
      messages.delete(messageId)
    },
    pressed(card, reqId) {
      const gesture = `chat:${reqId}`
      keep(presses, gesture, { card, reqId, until: now().getTime() + pressMs })
      return gesture
    },
    toPress(gesture, card) {
      const kept = inTime(presses.get(gesture))
      return kept?.card === card ? kept.reqId : undefined
    },
    renew() {
      messages.clear()
      presses.clear()
    },
  }
}
