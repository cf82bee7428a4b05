/** What a handler returns: a post before it is worded and addressed. */
import type { Said, Value } from '../errors.js'
import type { PostFile } from '../post.js'

/** What happens when a choice is tapped: a command with its arguments, ready. */
export interface Does {
  command: string
  given: Record<string, unknown>
  /** The question that this tap answers; answered once only. */
  question?: number
  /** Of which brand, row id: in a direct room with somebody who serves several nothing else tells. */
  brand?: number
}

export type DraftBlock =
  | { kind: 'text'; said: Said }
  | { kind: 'facts'; facts: { label: Said; value: Value }[] }
  | { kind: 'list'; title?: Said; items: (Said | string)[] }
  | { kind: 'choices'; choices: DraftChoice[] }

export interface DraftChoice {
  label: Said | string
  does: Does
  /** Names of the command's arguments that a form asks for first; the choice is left out where the platform has no forms. */
  form?: string[]
}

export interface Draft {
  /** Stable for one intention; by default the event's key and the draft's place among its answers. */
  key?: string
  /** Room row id; by default the room of the event. */
  room?: number
  /** Thread row id; by default the thread of the event, when the room is the event's; null for none. */
  thread?: number | null
  /** Open this thread (row id, still without a place on the platform) with this post; `members` are the person row ids of those concerned. */
  opensThread?: { thread: number; title: string; members?: number[] }
  /** Person row ids of all who belong to its thread, where that is a group beside the room: whoever is missing comes in. */
  members?: number[]
  /** Somebody is waited for, or in danger: goes before all else that waits for the same room. */
  urgent?: boolean
  /** Tells somebody who spoke in the room: said there as well where its thread is a group beside it. */
  inRoom?: boolean
  /** Repeats the answer for readers of its thread: left out where that is only a chain of replies in the same room. */
  copy?: boolean
  /** The key of the post whose content this one replaces. */
  edits?: string
  /** Of a change: where the platform cannot show it, nothing is said instead. */
  quiet?: boolean
  /** Only for the one who asked. */
  private?: boolean
  /** Answer the asker's message by a reply; true by default for the first draft of a typed command. */
  reply?: boolean
  /** The platform's message to answer, where there is no asker's. */
  replyTo?: string
  /** What is only worth something around its time: said to be late after `due`, not sent after `until`. */
  timely?: { due: Date; until: Date }
  /** Person row ids to ping. */
  mentions?: number[]
  /** Shown under the text, at most ten. */
  files?: PostFile[]
  /** Says nothing, but makes the draft's thread look so: a draft without blocks. */
  threadState?: { title: Said | string; open: boolean }
  blocks: DraftBlock[]
}

export const text = (key: string, values: Said['values'] = {}): DraftBlock => ({ kind: 'text', said: { key, values } })
export const facts = (pairs: [label: string, value: Value][]): DraftBlock => ({
  kind: 'facts',
  facts: pairs.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [{ label: { key }, value }])),
})
export const list = (items: (Said | string)[], title?: Said): DraftBlock => ({ kind: 'list', items, title })
export const choices = (options: DraftChoice[]): DraftBlock => ({
  kind: 'choices',
  choices: options,
})

/** What is tapped below it is done in this brand (row id), unless the choice says another. */
export const ofBrand = (draft: Draft, brand: number): Draft => ({
  ...draft,
  blocks: draft.blocks.map((block) =>
    block.kind === 'choices'
      ? choices(block.choices.map((choice) => ({ ...choice, does: { brand, ...choice.does } })))
      : block,
  ),
})
