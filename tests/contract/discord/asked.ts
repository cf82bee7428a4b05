/** An interaction as Discord keeps it: who asked, how it was answered, and how long its token lives. */

import type { Row } from './parts.js'
import { Refusal } from './refusal.js'
import type { Channel, Member, Message, World } from './world.js'

export interface GivenChoice {
  name: string
  value: string | number
}

export interface GivenModal {
  custom_id: string
  title: string
  components: Row[]
}

export interface Asked {
  id: string
  token: string
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  type: number
  person: Member
  channel: Channel
  /** When it began, in milliseconds. */
  at: number
  /** The first answer would come too late, whatever the clock says. */
  expired: boolean
  /** Nothing more can be done with the token, whatever the clock says. */
  dead: boolean
  /** The kind of the first answer. */
  answered?: number
  /** The first answer's message, or the card that it changed. */
  original?: Message
  followUps: Message[]
  choices?: GivenChoice[]
  modal?: GivenModal
  /** The message whose button was pressed. */
  source?: Message
  /** The command's base name. */
  name?: string
}

const firstAnswerMs = 3000
const tokenMs = 15 * 60_000

export function isLate(world: World, asked: Asked): boolean {
  return asked.answered === undefined && (asked.expired || world.now() - asked.at > firstAnswerMs)
}

/** The interaction that a token of the webhook routes belongs to, while it may be used. */
export function askedByToken(world: World, { app, token }: Record<string, string>): Asked {
  const asked = [...world.interactions.values()].find((one) => one.token === token)
  if (!asked || app !== world.bot.user.id || asked.answered === undefined) throw new Refusal(10015)
  if (asked.dead || world.now() - asked.at > tokenMs) throw new Refusal(50027)
  return asked
}
