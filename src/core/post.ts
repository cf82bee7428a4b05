/** What we say, in the same words for every platform: the only thing an adapter is asked to send. */

export interface Choice {
  /** At most 24 ASCII characters; comes back in a ButtonEvent. */
  id: string
  label: string
  /** Where the platform has forms, a press opens one with these options of that command's menu entry, and comes back with the fields. */
  form?: { command: string; options: string[] }
}

/** A file of ours to show. */
export interface PostFile {
  /** Where it is on this machine. */
  path: string
  name: string
  type: string
}

/** All text is data: an adapter escapes it whole. The first line of the first text says what the post is. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  | { kind: 'list'; title?: string; items: string[] }
  | { kind: 'choices'; choices: Choice[] }

export interface PostTarget {
  /** The platform's id; for a direct room the person's account id. */
  id: string
  direct: boolean
  /** The key of the group's own robot, where the platform has such and somebody gave it to us. A secret. */
  webhook?: string
}

export interface Post {
  /** Stable for one intention. */
  key: string
  room: PostTarget
  /** The way to take, where there are several. */
  route?: string
  /** The platform's id of the thread. */
  thread?: string
  /** The message to answer; when it is gone, the post is sent all the same. */
  replyTo?: string
  /** Open a thread of this title with this post as its beginning; the receipt carries the thread's id. `tag` and `members`, the accounts of those concerned, are there where a thread is a group of its own. */
  opensThread?: { title: string; tag?: string; members?: string[] }
  /** Accounts of those who belong to the thread, where it is a group of its own: whoever is missing is added. */
  members?: string[]
  /** The message id whose content this post replaces. */
  edits?: string
  /** The gesture being answered; too late is not an error, the post goes out as an ordinary one. */
  answers?: string
  /** Meant for this account alone: shown privately where the platform can, else a short line to them. With no blocks it only says "received" to the gesture. */
  private?: { account: string; name: string }
  /** People to ping, named before the first line. An id is absent for somebody without an account here. */
  mentions: { account?: string; name: string; username?: string; mobile?: string }[]
  blocks: Block[]
  /** Shown under the text, at most ten. */
  files?: PostFile[]
  /** Says nothing: makes the thread look so. What is so already is a success. */
  threadState?: { title: string; open: boolean }
  /** From the second attempt on: when the post came to be. An earlier attempt may have arrived since. */
  triedSince?: Date
}

export interface Receipt {
  /** Empty for an answer that left no message behind. */
  messageId: string
  thread?: string
}
