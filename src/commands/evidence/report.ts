/** Says that files are stored, once for a message or album: a line where they were sent, the files themselves where the case also lives. */
import { messageOf } from '../../core/files/album.js'
import { pathOf } from '../../core/files/keep.js'
import { type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { type CaseThread, threadsOf } from '../../domain/complaints/threads.js'
import { type Batch, settleBatch } from '../../domain/evidence/batch.js'
import { extensionOf } from '../../domain/evidence/file-type.js'
import type { Rules } from '../../domain/policy/rules.js'
import type { Policy } from '../../domain/policy/schema.js'
import { mayStand } from '../../domain/secrecy/spot.js'
import type { Db } from '../../store/store.js'
import { closedLooks } from '../complaints/look.js'
import { counted } from './counted.js'
import { lineKey } from './line-key.js'

const MOST_SHOWN = 10

/** Nothing while another file of the batch waits. @param folder where files are kept */
export function reportFile(db: Db, rules: Rules, folder: string, fileId: number, now: Date): Draft[] {
  const batch = settleBatch(db, fileId, now)
  if (!batch) return []
  const threads = batch.complaintId === null ? [] : threadsOf(db, batch.complaintId)
  const looks = batch.complaintId === null ? [] : closedLooks(db, batch.complaintId)
  const closed = looks.map((look) => ({ ...look, key: `${lineKey(batch.batch)}:look:${fileId}:${look.thread}` }))
  const shown = shownDrafts(db, rules, folder, batch, threads)
  // Customers are told nothing of it; in the case's own thread what is shown says enough.
  if (batch.isCustomers) return [...(shown.length > 0 ? shown : linesAtHome(rules.policy, batch, threads)), ...closed]
  return [lineDraft(db, rules.policy, batch, threads), ...shown, ...closed]
}

/** A straggler of the album changes the line that was said. */
function lineDraft(db: Db, policy: Policy, batch: Batch, threads: CaseThread[]): Draft {
  const key = lineKey(batch.batch)
  const said = db.sql.get('SELECT 1 FROM "Post" WHERE "key" = ?', key) !== undefined
  const count = batch.stored.length + batch.refused.length
  const place = placeOf(batch, threads)
  const blocks = lineBlocks(policy, batch)
  return said ? { ...place, key: `${key}:of${count}`, edits: key, blocks } : { ...place, key, blocks }
}

const linesAtHome = (policy: Policy, batch: Batch, threads: CaseThread[]): Draft[] =>
  threads.slice(0, 1).map(({ id, roomId }) => ({
    key: `${lineKey(batch.batch)}:home`,
    room: roomId,
    thread: id,
    reply: false,
    blocks: lineBlocks(policy, batch),
  }))

/** The case's thread in this room; where it has none, an answer. */
function placeOf(
  { batch, roomId, threadId }: Batch,
  threads: CaseThread[],
): Pick<Draft, 'room' | 'thread' | 'inRoom' | 'replyTo'> {
  const here = threads.filter((thread) => thread.roomId === roomId)
  const own = here.find(({ id }) => id === threadId) ?? here[0]
  if (!own) return { room: roomId, thread: threadId, replyTo: messageOf(batch) }
  return { room: roomId, thread: own.id, inRoom: true }
}

function lineBlocks({ files: { maxMegabytes, types } }: Policy, { stored, refused, ...about }: Batch): DraftBlock[] {
  const values = { what: counted(stored.map(({ type }) => type)), of: caseSaid(about), person: about.person }
  const taken = types.map((type) => type.toUpperCase())
  const reasons = refused.map(({ name, why }) => ({
    key: `evidence.why.${why}`,
    values: { name, size: maxMegabytes, types: taken },
  }))
  return [
    text(stored.length > 0 ? 'evidence.stored' : 'evidence.noneStored', values),
    ...(reasons.length > 0 ? [list(reasons)] : []),
  ]
}

const caseSaid = ({ code, problem }: Pick<Batch, 'code' | 'problem'>) =>
  problem === null ? code : { key: 'evidence.problem', values: { code, number: problem } }

/** On other platforms, and at home when they were sent elsewhere; of a secret complaint only where its words may stand. */
function shownDrafts(db: Db, rules: Rules, folder: string, batch: Batch, threads: CaseThread[]): Draft[] {
  const { stored, told, code, person, platform, roomId, complaintId } = batch
  const fresh = stored.slice(told)
  if (fresh.length === 0) return []
  const values = { what: counted(fresh.map(({ type }) => type)), of: caseSaid(batch), person }
  const said = batch.isCustomers
    ? text('evidence.fromGroup', values)
    : text('evidence.shown', { ...values, where: { key: `platform.${platform}` } })
  const files = fresh.slice(0, MOST_SHOWN).map(({ number, hash, type }) => ({
    path: pathOf(folder, hash),
    name: `${code}-${number}.${extensionOf(type)}`,
    type,
  }))
  return threads
    .filter((thread, index) => thread.roomId !== roomId && (index === 0 || thread.platform !== platform))
    .filter(({ id, roomId: room }) => complaintId === null || mayStand(db, rules, complaintId, { room, thread: id }))
    .map(({ id, roomId: room }) => ({
      key: `${lineKey(batch.batch)}:${id}${told > 0 ? `:${told}` : ''}`,
      room,
      thread: id,
      files,
      blocks: [said],
    }))
}
