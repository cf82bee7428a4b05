/** Cuts a post that is too long for one message at the borders of items and lines; every part begins with the same first line. */
import type { StoredBlock } from './stored-post.js'

const lengthOf = (block: StoredBlock): number => {
  if (block.kind === 'text') return block.text.length + 2
  if (block.kind === 'list')
    return block.items.reduce((sum, item) => sum + item.length + 4, (block.title?.length ?? 0) + 2)
  if (block.kind === 'facts')
    return block.facts.reduce((sum, fact) => sum + fact.label.length + fact.value.length + 3, 2)
  return 0
}

/** @param max longest text of one message, in UTF-16 units. */
export function split(blocks: StoredBlock[], max: number): StoredBlock[][] {
  if (blocks.reduce((sum, block) => sum + lengthOf(block), 0) <= max) return [blocks]
  const first = blocks[0]
  const heading = first?.kind === 'text' ? (first.text.split('\n', 1)[0] ?? '').slice(0, 200) : ''
  const room = max - heading.length - 16
  const pieces = blocks.filter((block) => block.kind !== 'choices').flatMap((block) => cut(block, room))
  const parts: StoredBlock[][] = [[]]
  let used = 0
  for (const piece of pieces) {
    const length = lengthOf(piece)
    if (used + length > room && used > 0) {
      parts.push(heading ? [{ kind: 'text', text: heading }] : [])
      used = 0
    }
    parts[parts.length - 1]?.push(piece)
    used += length
  }
  parts[parts.length - 1]?.push(...blocks.filter((block) => block.kind === 'choices'))
  return parts
}

/** Pieces of one block that each fit. */
function cut(block: StoredBlock, room: number): StoredBlock[] {
  if (lengthOf(block) <= room) return [block]
  if (block.kind === 'text')
    return chunks(lines(block.text, room), room).map((some) => ({ kind: 'text', text: some.join('\n') }))
  if (block.kind === 'list') {
    const items = block.items.map((item) => (item.length > room ? `${item.slice(0, room - 8)}…` : item))
    return chunks(items, room - (block.title?.length ?? 0) - 4).map((some) => ({
      kind: 'list',
      title: block.title,
      items: some,
    }))
  }
  return [block]
}

const lines = (text: string, room: number): string[] =>
  text.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${room - 4}}`, 'gsu')) ?? [''])

function chunks(items: string[], room: number): string[][] {
  const result: string[][] = [[]]
  let used = 0
  for (const item of items) {
    if (used + item.length + 4 > room && used > 0) {
      result.push([])
      used = 0
    }
    result[result.length - 1]?.push(item)
    used += item.length + 4
  }
  return result
}
