/** What is said of a table that was read: how much of it is new, and what is wrong with which line. */
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list, text } from '../../core/posts/draft.js'
import type { Tally } from '../../domain/imports/file.js'
import type { Remark, Table } from '../../domain/imports/table.js'

const MOST_LINES = 10

export interface TableSaid {
  name: string
  kind: Table['kind']
}

export const tableSaid = ({ name, kind }: TableSaid) => ({ name, kind: { key: `import.kind.${kind}` } })

export const countsSaid = (tally: Tally) => ({ new: tally.new, changed: tally.changed, same: tally.same })

/** The first lines, in their order, and how many more. */
export function remarks(group: 'wrong' | 'note', found: readonly Remark[], title: string): DraftBlock[] {
  if (found.length === 0) return []
  const sorted = [...found].sort((a, b) => a.line - b.line)
  const more = sorted.length - MOST_LINES
  const items: Said[] = sorted.slice(0, MOST_LINES).map(({ line, why, values = {} }) => ({
    key: 'import.line',
    values: { line, what: { key: `import.${group}.${why}`, values: said(values) } },
  }))
  return [
    list(items, { key: title, values: { count: found.length } }),
    ...(more > 0 ? [text('import.more', { count: more })] : []),
  ]
}

/** A column by its name, a day as days are shown. */
const said = ({ column, day, ...values }: Record<string, string | number>) => ({
  ...values,
  ...(column !== undefined && { column: { key: `import.column.${column}` } }),
  ...(day !== undefined && { day: { day: `${day}` } }),
})
