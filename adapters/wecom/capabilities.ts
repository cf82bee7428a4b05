/** What WeCom can do, and how much of it in a minute. */
import type { Capabilities, Limits } from '../../src/core/adapter.js'
import type { WecomSettings } from './settings.js'

const minute = 60_000
const hour = 60 * minute

/** Of the whole corporation: what is dropped above it is dropped in silence. */
const all = { posts: 500, perMs: 1000 }

/** WeCom counts 20 480 bytes on the connection, 4096 by the group's robot and 2048 in plain text. */
export const longest = { chat: 19_000, webhook: 3900, app: 1900, group: 1900 }

/** A person, and a conversation, take as much in an hour as in a minute two and thirty times. */
const conversation = [
  { posts: 30, perMs: minute },
  { posts: 1000, perMs: hour },
]

const routeLimits: Readonly<Record<string, Limits>> = {
  webhook: { room: { posts: 20, perMs: minute }, direct: all, all },
  app: { room: all, direct: conversation, all },
  group: { room: { posts: 200, perMs: minute }, direct: all, all, threadsApart: true },
}

export function capabilitiesOf({ app }: WecomSettings): Capabilities {
  return {
    buttons: true,
    forms: false,
    threads: app ? 'beside' : false,
    edits: 'pressed',
    answersAloud: true,
    reactions: false,
    menu: false,
    mentions: false,
    mentionsOnly: true,
    maxText: longest.chat,
    inBytes: true,
    card: { title: 36, text: 112 },
    limits: { room: conversation, direct: conversation, all },
    routeLimits,
    removesDoubles: false,
  }
}
