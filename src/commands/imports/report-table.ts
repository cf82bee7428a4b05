/** Shows how a table was understood; with nothing wrong, it can be confirmed. */
import { choices, type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import { rehearse } from '../../domain/imports/file.js'
import { importDone, importWaits, type Waiting } from '../../domain/imports/import.js'
import type { Rules } from '../../domain/policy/rules.js'
import type { Db } from '../../store/store.js'
import { filingOn } from './filing.js'
import type { TableSent } from './keep-table.js'
import type { TableRead } from './read-table.js'
import { countsSaid, remarks, tableSaid } from './said.js'

interface Reported {
  db: Db
  rules: Rules
  at: Date
}

/** @param read what stands in it; undefined for a file that was refused */
export async function reportTable(on: Reported, sent: TableSent, read: TableRead | undefined): Promise<Draft[]> {
  const { key, roomId, threadId } = sent
  const blocks =
    sent.hash === null || !read ? refused(on.rules, sent) : await asked(on, { ...sent, hash: sent.hash }, read)
  // A post of its own: where nothing can be edited, there would be no button.
  return [{ key: answerKey(key), room: roomId, thread: threadId, blocks }]
}

/** @param key of the post that says that it is being read */
const answerKey = (key: string): string => `${key}:read`

const refused = ({ policy }: Rules, { name, why }: TableSent): DraftBlock[] => [
  text('import.refused', {
    name,
    why: { key: `import.why.${why ?? 'gone'}`, values: { size: policy.files.maxMegabytes } },
  }),
]

async function asked(on: Reported, sent: TableSent & { hash: string }, read: TableRead): Promise<DraftBlock[]> {
  const { blocks, id } = await tableShown(on, sent, read)
  return id === undefined ? blocks : [...blocks, decisions(id, answerKey(sent.key))]
}

interface Shown {
  blocks: DraftBlock[]
  /** Nothing is wrong with it, also where nothing is left to be filed. */
  ok: boolean
  /** The import, row id, that waits for somebody's yes; undefined where there is nothing to confirm. */
  id?: number
}

/** What would be filed, or why nothing can be. */
export async function tableShown(
  { db, rules, at }: Reported,
  { brandId, personId, roomId, name, hash }: Omit<Waiting, 'table' | 'at'>,
  read: TableRead,
): Promise<Shown> {
  if ('said' in read) return { ok: false, blocks: [text('import.refused', { name, why: read.said })] }
  const { table } = read
  const { kind } = table
  const done = importDone(db, brandId, kind, hash)
  if (done) {
    const when = { instant: new Date(done.decidedAt ?? at) }
    return {
      ok: true,
      blocks: [text('import.before', { ...tableSaid({ name, kind }), person: done.person, at: when })],
    }
  }
  const brand = await db.brand.findUniqueOrThrow({ where: { id: brandId } })
  const tally = await rehearse(await filingOn({ db, rules, brand, by: personId, at }, table), table)
  const wrong = [...read.wrong, ...tally.wrong]
  const values = { ...tableSaid({ name, kind }), ...countsSaid(tally), wrong: wrong.length }
  if (wrong.length > 0)
    return { ok: false, blocks: [text('import.wrongLines', values), ...remarks('wrong', wrong, 'import.wrongTitle')] }
  const notes = remarks('note', tally.notes, 'import.notesTitle')
  if (tally.new + tally.changed === 0) return { ok: true, blocks: [text('import.nothingNew', values), ...notes] }
  const id = importWaits(db, { brandId, hash, name, table, personId, roomId, at })
  return { ok: true, blocks: [text('import.understood', values), ...notes], id }
}

const decisions = (id: number, post: string): DraftBlock =>
  choices(
    (['confirm', 'cancel'] as const).map((decision) => ({
      label: { key: `button.${decision}` },
      does: { command: 'import_decision', given: { import: id, decision, post } },
    })),
  )
