/** A post as the lines that people read, each still data: what WeCom shows in four ways is laid out once. */
import { SendError } from '../../src/core/adapter.js'
import type { Block, Choice, Post } from '../../src/core/post.js'

export type Line =
  | { kind: 'heading' | 'text' | 'title' | 'item'; text: string }
  | { kind: 'fact'; label: string; value: string }
  | { kind: 'gap' }

/**
 * The first line of the first text is the heading. A list stands apart from what is around it.
 * @throws SendError when there is nothing to show
 */
export function linesOf(blocks: Block[]): Line[] {
  const first = blocks.find((block) => block.kind === 'text')
  const lines: Line[] = []
  for (const block of blocks) {
    if (block.kind === 'choices') continue
    const some = block === first ? withHeading(block.text) : linesOfBlock(block)
    const isApart = lines.at(-1)?.kind === 'item' || (some[0]?.kind === 'title' && lines.length > 0)
    if (isApart && some.length > 0) lines.push({ kind: 'gap' })
    lines.push(...some)
  }
  if (lines.length === 0) throw new SendError('refused', 'the post has no text')
  return lines
}

export function choicesOf({ blocks }: Post): Choice[] {
  return blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []))
}

function withHeading(text: string): Line[] {
  const [heading, ...rest] = textLines(text)
  return heading?.kind === 'text' ? [{ kind: 'heading', text: heading.text }, ...rest] : rest
}

function linesOfBlock(block: Exclude<Block, { kind: 'choices' }>): Line[] {
  if (block.kind === 'text') return textLines(block.text)
  if (block.kind === 'facts')
    return block.facts.map(({ label, value }) => ({
      kind: 'fact',
      label: oneLine(label),
      value: unified(value).trim(),
    }))
  const items: Line[] = block.items.map((item) => ({ kind: 'item', text: unified(item).trim() }))
  return block.title === undefined ? items : [{ kind: 'title', text: oneLine(block.title) }, ...items]
}

function textLines(text: string): Line[] {
  const lines = unified(text)
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()
    .split('\n')
  if (lines.join('') === '') return []
  return lines.map((line) => (line.trim() === '' ? { kind: 'gap' } : { kind: 'text', text: line }))
}

/** What breaks a line somewhere breaks it everywhere. */
function unified(text: string): string {
  return text.replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** Chinese labels take the wide colon. */
export function colonAfter(label: string): string {
  return (label.codePointAt(label.length - 1) ?? 0) < 0x80 ? ': ' : '\uFF1A'
}
