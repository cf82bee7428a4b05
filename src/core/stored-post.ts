/** A post as it waits in the store: worded blocks, and behind each choice what it does. */
import type { Does } from './draft.js'
import type { Block, Choice, Post } from './post.js'

export type StoredBlock = Exclude<Block, { kind: 'choices' }> | { kind: 'choices'; choices: StoredChoice[] }

export interface StoredChoice {
  label: string
  does: Does
  /** Arguments of the command that a form asks for, as options of the menu. */
  form?: string[]
}

/** The Json of a Post row. */
export interface Content extends Pick<Post, 'replyTo' | 'answers' | 'private' | 'mentions' | 'files' | 'threadState'> {
  title?: string
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

export const choicesOf = (content: Content): StoredChoice[] =>
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
