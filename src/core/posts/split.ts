/** Cuts a post that is too long for one message: between paragraphs where a part is half full by then, else between lines. Every part begins with the same first line. */
import type { StoredBlock } from './stored-post.js'

/** The smallest piece that stays whole: a line, an item or a fact, as a block of its own. */
interface Piece {
  block: Exclude<StoredBlock, { kind: 'choices' }>
  /** Pieces with the same source stand in one block again where they meet. */
  source: number
}

/** For line breaks, bullets and colons. */
const AROUND = 4
/** For "(1/3)" on the first line. */
const MARK = 16
const LONGEST_HEADING = 200
/** The source of the repeated first line. */
const HEADING = -1

/** How long a text is to a platform. */
export type Measure = (text: string) => number
export const inUnits: Measure = (text) => text.length
export const inBytes: Measure = (text) => Buffer.byteLength(text)
/** As wide as so many Chinese characters. */
export const inCharacters: Measure = (text) => {
  let width = 0
  for (const character of text) width += character < LAST_NARROW ? 0.5 : 1
  return width
}
const LAST_NARROW = '\u1100'

/** @param max longest text of one message, as measured. */
export function split(blocks: StoredBlock[], max: number, measure: Measure = inUnits): StoredBlock[][] {
  const sum = (pieces: Piece[]) => sumOf(pieces, measure)
  const whole = blocks.flatMap((block, source) => piecesOf(block, source, Number.POSITIVE_INFINITY, measure))
  if (sum(whole) <= max) return [blocks]
  const first = blocks[0]
  const heading = first?.kind === 'text' ? (first.text.split('\n', 1)[0] ?? '').slice(0, LONGEST_HEADING) : ''
  const room = max - measure(heading) - AROUND - MARK
  const parts: Piece[][] = [[]]
  let used = 0
  for (const piece of blocks.flatMap((block, source) => piecesOf(block, source, room / 2, measure))) {
    const part = parts.at(-1) as Piece[]
    if (used + lengthOf(piece, part.at(-1), measure) > room) {
      const rest = part.splice(lastBorder([...part, piece], room, sum))
      parts.push(heading ? [{ block: { kind: 'text', text: heading }, source: HEADING }, ...rest] : rest)
      used = sum(rest)
    }
    const last = parts.at(-1) as Piece[]
    used += lengthOf(piece, last.at(-1), measure)
    last.push(piece)
  }
  const choices = blocks.filter((block) => block.kind === 'choices')
  // Under the first part: it is the one that is edited when a choice was made.
  return parts.map((part, index) => [...joined(part), ...(index === 0 ? choices : [])])
}

/** Where the part ends that the last of these pieces no longer fits into; never so early that the rest would be too long. */
function lastBorder(pieces: Piece[], room: number, sum: (pieces: Piece[]) => number): number {
  for (let at = pieces.length - 1; at > 0; at--) {
    if (!isBorder(pieces[at - 1] as Piece, pieces[at] as Piece)) continue
    if (sum(pieces.slice(at)) > room || sum(pieces.slice(0, at)) < room / 2) break
    return at
  }
  return pieces.length - 1
}

/** Another block begins, or another paragraph. */
function isBorder({ source, block }: Piece, next: Piece): boolean {
  return (source !== next.source && source !== HEADING) || (block.kind === 'text' && block.text.trim() === '')
}

/** The repeated first line has its own place. */
const sumOf = (pieces: Piece[], measure: Measure): number =>
  pieces.reduce(
    (length, piece, at) => length + (piece.source === HEADING ? 0 : lengthOf(piece, pieces[at - 1], measure)),
    0,
  )

/** @param before the piece above it: what is of one list has one title */
function lengthOf({ block, source }: Piece, before: Piece | undefined, measure: Measure): number {
  if (block.kind === 'text') return measure(block.text) + AROUND
  if (block.kind === 'facts')
    return block.facts.reduce((sum, { label, value }) => sum + measure(label) + measure(value) + AROUND, 0)
  const title = block.title === undefined || before?.source === source ? 0 : measure(block.title) + AROUND
  return block.items.reduce((sum, item) => sum + measure(item) + AROUND, title)
}

function piecesOf(block: StoredBlock, source: number, longest: number, measure: Measure): Piece[] {
  if (block.kind === 'choices') return []
  if (block.kind === 'text')
    return block.text
      .split('\n')
      .flatMap((line) => cut(line, longest, measure).map((text) => ({ source, block: { ...block, text } })))
  if (block.kind === 'facts')
    return block.facts.flatMap(({ label, value }) =>
      cut(value, longest, measure).map((some) => ({ source, block: { ...block, facts: [{ label, value: some }] } })),
    )
  return block.items.flatMap((item) =>
    cut(item, longest, measure).map((some) => ({ source, block: { ...block, items: [some] } })),
  )
}

/** A single line that is too long is cut between characters, never inside one. */
function cut(line: string, longest: number, measure: Measure): string[] {
  if (measure(line) <= longest) return [line]
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const character of line) {
    const length = measure(character)
    if (used + length > longest) {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += character
    used += length
  }
  return [...pieces, piece]
}

function joined(pieces: Piece[]): StoredBlock[] {
  const blocks: Piece[] = []
  for (const piece of pieces) {
    const last = blocks.at(-1)
    if (last?.source === piece.source) last.block = join(last.block, piece.block)
    else blocks.push({ ...piece })
  }
  return blocks.map(({ block }) => block)
}

function join(one: Piece['block'], other: Piece['block']): Piece['block'] {
  if (one.kind === 'text' && other.kind === 'text') return { ...one, text: `${one.text}\n${other.text}` }
  if (one.kind === 'list' && other.kind === 'list') return { ...one, items: [...one.items, ...other.items] }
  if (one.kind === 'facts' && other.kind === 'facts') return { ...one, facts: [...one.facts, ...other.facts] }
  throw new Error('pieces of one source are of one kind')
}

/** Only what the blocks begin with. */
export function firstLineOf(blocks: StoredBlock[]): StoredBlock[] {
  const first = blocks.find((block) => block.kind === 'text')
  return first ? [{ ...first, text: first.text.split('\n', 1)[0] ?? '' }] : []
}
