/** The shapes of the pretend platform: what its journal holds, and what is rebuilt from it. */
import type { CommandMenu } from '../../src/core/adapter.js'
import type { ButtonEvent, FileSeen, MessageEvent, ReactionEvent } from '../../src/core/event.js'
import type { Block, Post } from '../../src/core/post.js'

/** One thing that happened. A gesture carries the event made of it, so that a redelivery is the same to the letter. */
export type Deed =
  | { kind: 'said'; text: string; event: MessageEvent }
  | { kind: 'pressed'; event: ButtonEvent }
  | { kind: 'reacted'; message: string; account: string; emoji: string; event?: ReactionEvent }
  | { kind: 'posted'; post: Post; message: string; thread?: string; files?: FileSeen[] }
  | { kind: 'edited'; post: Post; thread?: string; files?: FileSeen[] }
  | { kind: 'answered'; post: Post }
  | { kind: 'turned'; thread: string; title: string; open: boolean }
  | { kind: 'menu'; menus: CommandMenu[] }
  | { kind: 'accepted'; event: string }

/** `seq` is the line's number in the journal, from 1. */
export type Line = Deed & { seq: number; at: string }

export interface Room {
  id: string
  title: string
  direct: boolean
  members: string[]
}

export interface Thread {
  id: string
  /** The line that opened it, or gave it its title anew. */
  seq: number
  room: string
  title: string
  /** The message it hangs on. */
  message: string
  closed?: boolean
}

export interface Message {
  id: string
  /** The line that made it, and the one that touched it last. */
  seq: number
  changed: number
  at: string
  room: string
  thread?: string
  /** Absent: the bot. */
  by?: { id: string; name: string }
  text?: string
  blocks?: Block[]
  files?: FileSeen[]
  mentions: { account?: string; name: string }[]
  replyTo?: string
  /** Shown to this account alone. */
  only?: string
  /** It answers a gesture privately, so the page shows it as a toast as well. */
  toast?: boolean
  edited?: boolean
  /** The thread that hangs on it. */
  opens?: string
  /** Account ids by emoji. */
  reactions: Record<string, string[]>
}

/** A button that was answered: its spinner ends. */
export interface Answered {
  account: string
  message: string
  choice: string
}

/** What one line changed, for those who watch. */
export interface Change {
  seq: number
  message?: Message
  thread?: Thread
  answered?: Answered
  menu?: boolean
}
