/** A post as it waits in the store: worded blocks, and behind each choice what it does. */

import type { Block, Choice, Post } from '../post.js'
import type { Does } from './draft.js'

export type StoredBlock = Exclude<Block, { kind: 'choices' }> | { kind: 'choices'; choices: StoredChoice[] }

export interface StoredChoice {
  label: string
  does: Does
  /** Arguments of the command that a form asks for, as options of the menu. */
  form?: string[]
}

/** The Json of a Post row. */
export interface Content
  extends Pick<
    Post,
    'replyTo' | 'answers' | 'private' | 'mentions' | 'files' | 'threadState' | 'opensThread' | 'members'
  > {
  /** Once it is said, those it mentions must be pinged another way. */
  ping?: true
  /** A leg that says all there is to say: when its way is closed for good, it is said in the room. */
  alone?: true
  /** ISO instants; see Draft. */
  timely?: { due: string; until: string }
  blocks: StoredBlock[]
}

/** The lane in which a room's posts wait for each other. */
export const laneOf = (roomId: number): string => `r${roomId}`

/** The id that a platform hands back when a choice is tapped: which post, which of its choices. */
export const choiceId = (postId: number, index: number): string => `${postId.toString(36)}.${index}`

export function readChoiceId(id: string): { postId: number; index: number } | undefined {
  const match = /^([0-9a-z]{1,9})\.(\d{1,3})$/.exec(id)
  return match ? { postId: Number.parseInt(match[1] as string, 36), index: Number(match[2]) } : undefined
}

/** What people type where the button could not be shown: the post and the choice, as "#47-1". */
export const typedChoice = (postId: number, index: number): string => `#${postId}-${index + 1}`

/** The id of the choice that was typed so. */
export function readTypedChoice(text: string): string | undefined {
  const match = /^\s*[#\uFF03](\d{1,9})[-\uFF0D](\d{1,3})\s*$/.exec(text)
  return match ? choiceId(Number(match[1]), Number(match[2]) - 1) : undefined
}

export const choicesOf = (content: Pick<Content, 'blocks'>): StoredChoice[] =>
  content.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []))

/** The blocks as an adapter sees them: what a choice does stays here. */
export function blocksForSending(postId: number, blocks: StoredBlock[]): Block[] {
  let index = 0
  const shown = ({ label, does, form }: StoredChoice): Choice => {
    const choice = { id: choiceId(postId, index++), label }
    return form ? { ...choice, form: { command: does.command, options: form } } : choice
  }
  return blocks.map((block) =>
    block.kind === 'choices' ? { kind: 'choices', choices: block.choices.map(shown) } : block,
  )
}
