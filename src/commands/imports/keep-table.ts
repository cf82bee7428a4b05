/** A table that came with `/import` or answered its question: a file like any other, but that it is read. */
import type { FilesSeen } from '../../core/files/album.js'
import type { Draft } from '../../core/posts/draft.js'
import { clean } from '../../core/words/clean.js'
import { TABLE } from '../../domain/evidence/file-type.js'
import { keepEvidence, shortName } from '../../domain/evidence/keep.js'
import type { Db } from '../../store/store.js'
import type { Here } from '../define.js'

const KEY = /^import:(\d+):/

/** Of the post that says that a table is being read, and then what it holds. @param event the key of what is being handled */
export const importKey = (brandId: number, event: string): string => `import:${brandId}:${event}`

/** What a table is called here, whatever it was called where it came from: one short line. */
export const tableName = (sent: string): string => shortName(clean(sent).replace(/\s+/g, ' ').trim())

/** Answers whether it was meant to be imported. @param drafts what the message's text was answered with */
export function keepTable(seen: FilesSeen, { db, room, thread, person, now }: Here, drafts: readonly Draft[]): boolean {
  const key = drafts.map((draft) => draft.key ?? '').find((one) => KEY.test(one))
  const [file] = seen.all()
  if (key === undefined || !file || !person) return false
  keepEvidence(db, TABLE, {
    batch: key,
    platform: room.platform,
    files: [{ ...file, name: tableName(file.name) }],
    personId: person.id,
    roomId: room.id,
    threadId: thread?.id ?? null,
    at: now,
  })
  return true
}

export interface TableSent {
  /** Of the post that says so. */
  key: string
  brandId: number
  personId: number
  roomId: number
  threadId: number | null
  name: string
  hash: string | null
  state: 'stored' | 'refused'
  why: string | null
}

/** The table that a file is; undefined for all others. */
export function tableSent(db: Db, fileId: number): TableSent | undefined {
  const row = db.sql.get<Omit<TableSent, 'brandId'>>(
    `SELECT e."batch" AS "key", e."personId", e."roomId", e."threadId", f."name", f."hash", f."state", f."why"
     FROM "Evidence" e JOIN "File" f ON f."id" = e."fileId" WHERE f."id" = ? AND e."shows" = ?`,
    fileId,
    TABLE,
  )
  const brandId = Number(KEY.exec(row?.key ?? '')?.[1])
  return row && { ...row, brandId }
}
