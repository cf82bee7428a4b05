/** Tables that the operator sends over the web: previewed, confirmed and filed as in chat, in an admin's name, and told to the brand (R003-002, R003-004). */
import { createHash } from 'node:crypto'
import type { Said } from '../../core/errors.js'
import { type DraftBlock, text } from '../../core/posts/draft.js'
import type { Enqueue } from '../../core/posts/enqueue.js'
import type { Lexicon } from '../../core/words/lexicon.js'
import { tableType } from '../../domain/evidence/file-type.js'
import { importById } from '../../domain/imports/import.js'
import type { Table } from '../../domain/imports/table.js'
import { adminsOf } from '../../domain/people/admin.js'
import type { PersonRow } from '../../domain/people/person.js'
import type { Rules } from '../../domain/policy/rules.js'
import type { Db, Store } from '../../store/store.js'
import { decideTable } from './decision.js'
import { tableName } from './keep-table.js'
import { readApart } from './read-apart.js'
import { tableShown } from './report-table.js'

export interface ConsoleParts {
  store: Store
  rules: Rules
  lexicon: Lexicon
  now(): Date
  enqueue: Enqueue
  /** After a commit: lanes that got posts. */
  wake(lanes: string[]): void
}

export interface Sent {
  brand: string
  /** What the operator takes it for. */
  kind?: string
  name: string
  bytes: Uint8Array
}

/** What is said of it; with `import`, that waits to be confirmed. */
export interface Answer {
  ok: boolean
  said: DraftBlock[]
  import?: number
}

export function makeConsole({ store, rules, lexicon, now, enqueue, wake }: ConsoleParts) {
  return {
    async preview({ brand: brandName, kind, name: sent, bytes }: Sent): Promise<Answer> {
      const name = tableName(sent)
      const type = tableType(bytes)
      if (type === undefined) return refused({ key: 'import.why.type' }, name)
      const at = now()
      const read = await readApart({ bytes, type, reading: { now: at, zone: rules.zone, lexicon, mentions: [] } })
      if ('table' in read && kind !== undefined && kind !== read.table.kind) return refused(otherKind(read.table), name)
      return store.transaction(async (db) => {
        const brand = await db.brand.findUnique({ where: { name: brandName } })
        const place = brand && placeOf(db, rules, brand.id)
        if (!brand || !place) return refused({ key: 'import-console.nowhere', values: { brand: brandName } }, name)
        const hash = createHash('sha256').update(bytes).digest('hex')
        const of = { brandId: brand.id, personId: place.person.id, roomId: place.room, name, hash }
        const { ok, blocks, id } = await tableShown({ db, rules, at }, of, read)
        return { ok, said: blocks, import: id }
      })
    },

    /** All or nothing. @throws UserMistake for what does not wait, or does not fit any more; then nothing is changed */
    async decide(id: number, decision: 'confirm' | 'cancel'): Promise<Answer> {
      const { lanes, ...answer } = await store.transaction(async (db) => {
        const at = now()
        const row = importById(db, id)
        const place = row && placeOf(db, rules, row.brandId)
        if (!row || !place) return { ok: false, said: [text('import-console.unknown', { id })], lanes: [] }
        const brand = await db.brand.findUniqueOrThrow({ where: { id: row.brandId } })
        const said = await decideTable({ db, rules, brand, person: place.person, now: at }, row, decision)
        const told = { key: `import-console:${id}:${at.getTime()}`, room: place.room, thread: null, blocks: said }
        return { ok: true, said, lanes: enqueue(db, [told], at) }
      })
      wake(lanes)
      return answer
    },
  }
}

const refused = (why: Said, name: string): Answer => ({ ok: false, said: [text('import.refused', { name, why })] })

const otherKind = ({ kind }: Table): Said => ({
  key: 'import-console.otherKind',
  values: { kind: { key: `import.kind.${kind}` } },
})

/** In whose name it is filed, and the room, row id, that is told: the brand's first work room, else its management. */
function placeOf(db: Db, { platforms }: Rules, brandId: number): { person: PersonRow; room: number } | undefined {
  const [person] = adminsOf(db)
  const room = db.sql.get<{ id: number }>(
    `SELECT "id" FROM "Room" WHERE "brandId" = ? AND "purpose" IN ('work', 'management') AND NOT "gone"
     AND "platform" IN (SELECT "value" FROM json_each(?)) ORDER BY "purpose" = 'management', "id" LIMIT 1`,
    ...[brandId, platforms],
  )
  return person && room && { person, room: room.id }
}
