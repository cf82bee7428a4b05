/** What a connection was told and may still answer, and what became of a press. */
import type { Card } from './card.js'
import type { Member, Stored, WecomGroup } from './world.js'

/** A conversation with the bot: a group, or one person. */
export type Conversation = WecomGroup | Member

/** A callback whose req_id this connection knows. */
export interface Told {
  what: 'message' | 'enter' | 'card'
  at: number
  place: Conversation
  by: Member
  /** What the person wrote. */
  text: string
  answered: boolean
  /** The card that was pressed. */
  stored?: Stored
  pressed?: Pressed
}

/** Streams that were begun, by their req_id and id. */
export interface Stream {
  at: number
  stored: Stored
  by: Member
  finished: boolean
}

/** What a connection may answer; nothing of it is known on another one. */
export interface Memory {
  told: Map<string, Told>
  streams: Map<string, Stream>
}

/** How a press was answered; filled in when it is. */
export interface Pressed {
  /** The bot was told. */
  reached: boolean
  /** What the card became. */
  updated?: Card
  /** Of a callback of the app: the HTTP status, how often it was tried, and what came back. */
  status?: number
  tries: number
  answer?: string
}

export function idOf(place: Conversation): string {
  return 'chatid' in place ? place.chatid : place.userid
}
