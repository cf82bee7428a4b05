/** The buttons under a table that was read: it is filed as a whole, or not at all. */
import { UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { integer } from '../../core/kinds/integer.js'
import { tapped } from '../../core/kinds/tapped.js'
import { type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { fileTable, type Tally } from '../../domain/imports/file.js'
import { decideImport, type ImportRow, importById, tableOf } from '../../domain/imports/import.js'
import type { Table } from '../../domain/imports/table.js'
import { ordersToBook } from '../../domain/orders/arrival.js'
import { contractNumber } from '../../domain/orders/order.js'
import { defineCommand, type StaffHere } from '../define.js'
import { messagesOfTable } from '../sms/of-table.js'
import { filingOn } from './filing.js'
import { IMPORTERS } from './roles.js'
import { countsSaid, tableSaid } from './said.js'

export const importDecision = defineCommand({
  name: 'import_decision',
  arguments: { import: integer(), decision: act('confirm', 'cancel'), post: tapped<string>() },
  who: IMPORTERS,
  where: ['work', 'warehouse', 'direct'],
  hidden: true,
  async handle({ import: id, decision, post }, context) {
    const { db, brand } = context
    const row = importById(db, id)
    if (!row || row.brandId !== brand.id) throw new UserMistake({ key: 'core.buttonStale' })
    const answer: Draft = { blocks: await decideTable(context, row, decision) }
    return [post === undefined ? answer : { ...answer, edits: post }]
  },
})

/** In whose name, of which brand, when. */
type Deciding = Pick<StaffHere, 'db' | 'rules' | 'brand' | 'now'> & { person: Pick<StaffHere['person'], 'id' | 'name'> }

/** Files it or puts it away, once. @throws UserMistake for what does not wait, or does not fit any more: that undoes all of it */
export async function decideTable(
  context: Deciding,
  row: ImportRow,
  decision: 'confirm' | 'cancel',
): Promise<DraftBlock[]> {
  const { db, person, now } = context
  if (!decideImport(db, row.id, decision === 'confirm' ? 'done' : 'rejected', now))
    throw new UserMistake({ key: `import.over.${row.state}`, values: { name: row.name } })
  const said = { ...tableSaid(row), person: person.name }
  return decision === 'cancel' ? [text('import.cancelled', said)] : filed(context, row, said)
}

async function filed(context: Deciding, row: ImportRow, said: Record<string, unknown> & ReturnType<typeof tableSaid>) {
  const { db, rules, brand, person, now } = context
  const table = tableOf(db, row)
  const tally = await fileTable(await filingOn({ db, rules, brand, by: person.id, at: now }, table), table)
  mustStillFit(tally, row)
  messagesOfTable(context, table)
  const values = { ...said, person: person.name, ...countsSaid(tally) }
  return [text('import.done', values), ...toBook(context, table)]
}

/** Something was filed by others meanwhile that it contradicts. */
function mustStillFit({ wrong: [first, ...more] }: Tally, { name }: ImportRow): void {
  if (first)
    throw new UserMistake({ key: 'import.changed', values: { name, line: first.line, count: more.length + 1 } })
}

const MOST_NAMED = 10

/** Whose goods are complete now and who has no delivery yet (R003-004). */
function toBook({ db, brand }: Deciding, table: Table): DraftBlock[] {
  if (table.kind !== 'arrivals') return []
  const numbers = [...new Set(table.rows.map(({ number }) => contractNumber(number)))]
  const orders = ordersToBook(db, brand.id, numbers)
  if (orders.length === 0) return []
  const items = orders.slice(0, MOST_NAMED).map(({ customer, number }) => `${customer} ${number}`)
  return [list(items, { key: 'import.toBook', values: { count: orders.length } })]
}
