/** A message as people see it. */
import { type Card, labelsOf, wordsOf } from './card.js'
import { plain, visible } from './markdown.js'
import { spelled } from './pings.js'
import type { SentFile, Stored, World } from './world.js'

export interface Shown {
  id: string
  via: Stored['via']
  kind: Stored['kind']
  /** Without marks; of a card its title, description, sub title and facts, a line each. */
  text: string
  /** As it was sent; empty for a card. */
  raw: string
  /** Their labels, in order; the options of a vote count as buttons. */
  buttons: string[]
  /** Names of those who were really pinged. */
  pings: string[]
  card?: Card & { taskId: string }
  edited: boolean
  /** Only the person of this name sees it so. */
  for?: string
  files: SentFile[]
  /** What it answers. */
  quoted?: string
}

/** What everybody sees, and after it what single people see instead. */
export function show(world: World, stored: Stored): Shown[] {
  const own = [...stored.own].map(([userid, card]) => ({
    ...showOne(world, stored, card),
    edited: true,
    for: world.nameOf(userid),
  }))
  return [showOne(world, stored, stored.card), ...own]
}

function showOne(world: World, stored: Stored, card: Card | undefined): Shown {
  const { id, via, kind, raw, pings, edited, files, quoted } = stored
  const base = { id, via, kind, raw, pings, edited, files, ...(quoted === undefined ? {} : { quoted }) }
  if (card) {
    return {
      ...base,
      text: visible(wordsOf(card)),
      buttons: labelsOf(card),
      card: { ...card, taskId: card.task_id ?? '' },
    }
  }
  return { ...base, text: visible(readable(world, stored)), buttons: [] }
}

/** On the long connection nobody is pinged: the sign stands there as it is. */
function readable(world: World, { via, kind, raw }: Stored): string {
  if (via === 'chat') return plain(raw, true)
  const named = spelled(world, raw)
  return kind === 'markdown' ? plain(named, false) : named
}
