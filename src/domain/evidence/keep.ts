/** Files that somebody sent, filed as evidence of a case: the rows first, the bytes are fetched later. */
import type { Db } from '../../store/store.js'
import { TABLE } from './file-type.js'

/** What files show: a complaint, perhaps one problem of it or what was paid for it, or a visit, or what turned up at one. */
export type Case =
  | {
      complaintId: number
      problemId?: number
      claimId?: number | null
      shows?: string | null
      visitId?: number | null
    }
  | { visitId: number }

/** A file as its platform described it; `bytes` is a claim. */
export interface FileSent {
  id: string
  name: string
  bytes?: number
}

/** Files of one message or album. Ids are row ids. */
export interface Sending {
  batch: string
  platform: string
  files: readonly FileSent[]
  personId: number
  roomId: number
  threadId: number | null
  /** More may still be on the way: nothing is fetched before. */
  notBefore?: Date
  at: Date
}

const LONGEST_NAME = 60

/** As much of a file's name as is ever shown. */
export const shortName = (name: string): string => [...name].slice(0, LONGEST_NAME).join('')

/** Every file waits to be fetched. @param of a table shows nothing of a case: it is read and filed */
export function keepEvidence(db: Db, of: Case | typeof TABLE, sending: Sending): void {
  const { batch, platform, files, personId, roomId, threadId, notBefore, at } = sending
  for (const { id, name, bytes } of files) {
    const file = { platform, externalId: id, name: shortName(name), bytes, notBefore, createdAt: at }
    const fileId = db.sql.insert('File', { ...file, type: of === TABLE ? TABLE : undefined, state: 'waiting' })
    const shown = of === TABLE ? { shows: TABLE } : of
    db.sql.insert('Evidence', { fileId, ...shown, personId, roomId, threadId, batch, at })
  }
}

interface Row {
  complaintId: number | null
  problemId: number | null
  visitId: number | null
  claimId: number | null
  shows: string | null
}

/** What the files of this message or album that came before show. */
export function caseOfBatch(db: Db, batch: string): Case | undefined {
  const row = db.sql.get<Row>(
    'SELECT "complaintId", "problemId", "visitId", "claimId", "shows" FROM "Evidence" WHERE "batch" = ? LIMIT 1',
    batch,
  )
  if (!row) return undefined
  const { complaintId, problemId, visitId, claimId, shows } = row
  if (complaintId !== null) return { complaintId, problemId: problemId ?? undefined, claimId, shows, visitId }
  return visitId === null ? undefined : { visitId }
}
