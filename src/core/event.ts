/** What a platform told us, in the same words for every platform. Adapters make these, the inbox stores them as JSON. */

export type PlatformName = 'playground' | 'telegram' | 'discord' | 'wecom'

/** A chat. A direct room's id is the person's account id on that platform. */
export interface RoomSeen {
  id: string
  direct: boolean
  title: string
}

export interface AccountSeen {
  id: string
  name: string
  username?: string
}

/** A native mention: where it stands in the text (UTF-16 offsets) and whom it means, as far as the platform says. */
export interface MentionSeen {
  offset: number
  length: number
  account?: AccountSeen
  username?: string
}

/** A picture or document that came with a message; `id` is what its adapter fetches it by. */
export interface FileSeen {
  id: string
  name: string
  /** MIME type and size as the platform claims them: never trusted. */
  type?: string
  bytes?: number
}

/** One field of a native command or form, as it was filled in. */
export interface FieldSeen {
  /** The option's name in the menu, such as "crew_phone". */
  name: string
  value: string
  /** A person who was picked, not typed. */
  account?: AccountSeen
}

interface Seen {
  platform: PlatformName
  /** The same on every redelivery of the same thing. */
  id: string
  /** How far the adapter has heard once this event is stored; it is told at the next start. */
  bookmark?: string
  room: RoomSeen
  sender: AccountSeen
  /** The platform's id of the thread in which it happened. */
  thread?: string
}

/** Somebody's message that another one answers, as far as the platform shows it. */
export interface QuotedSeen {
  text: string
  sender?: AccountSeen
  files?: FileSeen[]
}

export interface MessageEvent extends Seen {
  kind: 'message'
  messageId: string
  text: string
  mentions: MentionSeen[]
  /** The bot was addressed by a mention; its mention is already cut out of the text. */
  mentionsBot: boolean
  /** The message this one answers. */
  replyTo?: string
  /** What that message says, where the platform does not tell which it is. */
  quote?: string
  /** The message that is answered, where it is not one of ours. */
  quoted?: QuotedSeen
  files?: FileSeen[]
  /** Messages that were sent as one album share it. */
  album?: string
}

/** A native command, its options filled in one by one or in a form. */
export interface CommandEvent extends Seen {
  kind: 'command'
  /** Its ASCII name. */
  command: string
  /** We may not write where it was used: what came of it would be seen by nobody. */
  unheard?: true
  fields: FieldSeen[]
  gesture: string
}

export interface ButtonEvent extends Seen {
  kind: 'button'
  messageId: string
  /** The id of the pressed choice, as it stood in the post. */
  choice: string
  /** What was filled into the form that the button opened. */
  fields?: FieldSeen[]
  /** What a post names in `answers` to answer this press in the platform's short window. */
  gesture: string
}

export interface ReactionEvent extends Seen {
  kind: 'reaction'
  messageId: string
  /** Emoji newly set, without variation selectors. */
  added: string[]
}

/** A room changed under us: the bot came or went, or the chat got a new id. */
export interface RoomEvent extends Seen {
  kind: 'room'
  change: 'joined' | 'left' | 'moved'
  /** For `moved`: the id by which we knew the room; `room.id` is the new one. */
  from?: string
}

export type ChatEvent = MessageEvent | CommandEvent | ButtonEvent | ReactionEvent | RoomEvent
