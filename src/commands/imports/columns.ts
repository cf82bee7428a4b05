/** What the columns of a table are, by the words of its head; and with that, what the table is. */
import type { Lexicon } from '../../core/words/lexicon.js'
import type { Table } from '../../domain/imports/table.js'
import type { Cell } from './read-file.js'

export interface Head {
  kind: Table['kind']
  /** Where it stands, from 0: a title may stand above. */
  at: number
  /** Meaning of a column → its place. */
  places: ReadonlyMap<string, number>
}

const MOST_ABOVE = 10
const DATES = ['delivery', 'installation', 'service'] as const

/** The words in which no table is recognised, for whoever sent it; or the head. */
export function findHead(rows: readonly Cell[][], lexicon: Lexicon): Head | { words: string[] } {
  const heads = rows.slice(0, MOST_ABOVE).map((row) => placesOf(row, lexicon))
  for (const [at, places] of heads.entries()) {
    const kind = kindOf(places)
    if (kind) return { kind, at, places }
  }
  const first = rows.find((row) => row.some((cell) => cell !== null && cell !== '')) ?? []
  return {
    words: first.flatMap((cell) => (typeof cell === 'string' && cell !== '' ? [cell.slice(0, 12)] : [])).slice(0, 12),
  }
}

/** The first column of a meaning counts. */
function placesOf(row: readonly Cell[], { columns }: Lexicon): Map<string, number> {
  const places = new Map<string, number>()
  for (const [place, cell] of row.entries()) {
    const meaning = typeof cell === 'string' ? columns.get(bare(cell)) : undefined
    if (meaning !== undefined && !places.has(meaning)) places.set(meaning, place)
  }
  return places
}

/** Without a mark of what must be filled in, a unit, a remark. */
const bare = (word: string): string =>
  word
    .replace(/[(\uFF08][^)\uFF09]*[)\uFF09]|[*\uFF0A:\uFF1A]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

function kindOf(places: ReadonlyMap<string, number>): Table['kind'] | undefined {
  const has = (...meanings: string[]) => meanings.every((meaning) => places.has(meaning))
  if (has('order', 'arrived')) return 'arrivals'
  if (!has('customer', 'phone')) return undefined
  if (DATES.some((one) => has(one)) || has('date', 'kind')) return 'bookings'
  return has('order') ? 'orders' : 'customers'
}
