/** Cuts what a post says into messages: parts of a long text, and a text of its own above a card that is too small for it. */
import type { PlatformName } from '../adapter.js'
import { marked } from '../words/worded.js'
import type { Going, Voice } from './going.js'
import { targetOf } from './place.js'
import { firstLineOf, inBytes, inCharacters, inUnits, split } from './split.js'
import type { StoredBlock } from './stored-post.js'

export interface Part {
  /** Behind the post's key; empty for the one that has the buttons, and is changed later. */
  suffix: string
  blocks: StoredBlock[]
  /** The first to be read. */
  isStart: boolean
}

interface CardSize {
  title: number
  text: number
}

/** @param isEdit it stays one message: the one with the buttons */
export function partsOf(voice: Voice, going: Going, said: StoredBlock[], isEdit: boolean): Part[] {
  const { can } = going
  const [texts, choices] = [withoutChoices(said), said.filter(({ kind }) => kind === 'choices')]
  if (can?.card === undefined || (choices.length === 0 && !isEdit) || fits(texts, can.card))
    return cut(voice, going, said, isEdit).map((blocks, at) => ({
      suffix: at === 0 ? '' : `#${at + 1}`,
      blocks,
      isStart: at === 0,
    }))
  const card = { suffix: '', blocks: [...inCard(texts, can.card), ...choices], isStart: isEdit }
  if (isEdit) return [card]
  const above = cut(voice, going, texts, false)
  return [...above.map((blocks, at) => ({ suffix: `~${at + 1}`, blocks, isStart: at === 0 })), card]
}

/** What it is, and what its buttons are about: that stands last, above them. */
function inCard(texts: StoredBlock[], card: CardSize): StoredBlock[] {
  const first = firstLineOf(texts)
  const [last] = texts.slice(1).slice(-1)
  return last?.kind === 'text' && fits([...first, last], card) ? [...first, last] : first
}

export const withoutChoices = (blocks: StoredBlock[]): StoredBlock[] => blocks.filter(({ kind }) => kind !== 'choices')

/** A long one is cut so that each way that could carry it takes every part. */
function cut(voice: Voice, { can, place, reader }: Going, said: StoredBlock[], isEdit: boolean): StoredBlock[][] {
  const routes = voice.routes(place.platform as PlatformName, targetOf(place)) ?? []
  const carrying = routes.filter(({ carries, state }) => carries && state !== 'unset').map(({ maxText }) => maxText)
  const max = carrying.length > 0 ? Math.min(...carrying) : (can?.maxText ?? 2000)
  const parts = split(said, max, can?.inBytes ? inBytes : inUnits)
  const kept = isEdit ? parts.slice(0, 1) : parts
  return kept.map((blocks, at) => marked(blocks, partMark(voice, at, kept.length, reader)))
}

const partMark = ({ wording }: Voice, part: number, of: number, reader: Going['reader']): string =>
  of > 1 ? wording.say({ key: 'core.part', values: { part: part + 1, of } }, reader) : ''

/** The first line is the card's title. */
function fits(blocks: StoredBlock[], card: CardSize): boolean {
  const lines = blocks.flatMap((block) => {
    if (block.kind === 'text') return block.text.split('\n')
    if (block.kind === 'facts') return block.facts.map(({ label, value }) => `${label} ${value}`)
    return block.kind === 'list' ? [...(block.title ? [block.title] : []), ...block.items] : []
  })
  const [title = '', ...rest] = lines
  return inCharacters(title) <= card.title && inCharacters(rest.join('\n')) <= card.text
}
