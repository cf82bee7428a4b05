/** What the files of a message show: said by what came of its text, by its place, by what it answers, by a code in it. */

import { code } from '../../core/kinds/code.js'
import type { Draft } from '../../core/posts/draft.js'
import type { Lexicon } from '../../core/words/lexicon.js'
import { Line } from '../../core/words/line.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { complaintByCode, complaintOfThread } from '../../domain/complaints/find.js'
import { type Case, caseOfBatch } from '../../domain/evidence/keep.js'
import { problemNumbered, soleProblem } from '../../domain/evidence/problem.js'
import { claimById } from '../../domain/money/claims.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { visitsByCode } from '../../domain/visits/visit.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'
import { batchOf } from './line-key.js'

/** Undefined for pictures that are nobody's business. Only cases of this brand. */
export async function caseMeant(
  context: StaffHere,
  caption: string,
  drafts: readonly Draft[],
  lexicon: Lexicon,
): Promise<Case | undefined> {
  const { db, brand } = context
  const answered = answeredCase(context)
  // In a group of customers only what came with a complaint: whatever else stands there is theirs.
  const isCustomers = context.room.purpose === 'customer'
  const meant =
    drafted(db, drafts) ??
    (isCustomers ? undefined : (threadCase(context) ?? answered ?? (await coded(context, caption, lexicon))))
  if (!meant || !isOfBrand(db, brand.id, meant)) return undefined
  if (!('complaintId' in meant)) return meant
  const { complaintId, visitId } = meant
  const card = answered && 'departmentId' in answered && answered.complaintId === complaintId ? answered : undefined
  const number = numberIn(caption, lexicon)
  const numbered = number === undefined ? undefined : problemNumbered(db, complaintId, number)
  return { complaintId, visitId, problemId: numbered ?? soleProblem(db, complaintId, card?.departmentId) }
}

type Behind = { complaintId: number; departmentId?: number; visitId?: number | null } | { visitId: number }

const KEY = /^(visit|complaint|card|claim):(\d+)(?::(\d+):)?/

/** The case behind the key of a post: a number that follows is a complaint's department, or the complaint that came of a visit. */
function behind(db: Db, key: string): Behind | undefined {
  const [, what, id, part] = KEY.exec(key) ?? []
  if (what === undefined) return undefined
  const visitId = Number(id)
  if (what === 'visit') return part === undefined ? { visitId } : { visitId, complaintId: Number(part) }
  if (what === 'claim') return { complaintId: claimById(db, Number(id)).complaintId }
  return { complaintId: Number(id), ...(part !== undefined && { departmentId: Number(part) }) }
}

/** The case that its text opened, booked or changed. */
const drafted = (db: Db, drafts: readonly Draft[]): Behind | undefined =>
  drafts.flatMap((draft) => behind(db, draft.key ?? draft.edits ?? '') ?? [])[0]

function threadCase({ db, thread }: StaffHere): Behind | undefined {
  const complaint = thread ? complaintOfThread(db, thread.id) : undefined
  return complaint && { complaintId: complaint.id }
}

/** That of the post which is answered. */
function answeredCase({ db, about }: StaffHere): Behind | undefined {
  if (!about) return undefined
  const post = db.sql.get<{ key: string }>(
    'SELECT "key" FROM "Post" WHERE "id" = (SELECT coalesce("editsId", "id") FROM "Post" WHERE "id" = ?)',
    about.postId,
  )
  return post && (behind(db, post.key) ?? caseOfBatch(db, batchOf(post.key) ?? ''))
}

/** A whole code or its tail, with its letters: a bare number is too often something else. */
async function coded({ db, brand, rules, now }: StaffHere, caption: string, lexicon: Lexicon) {
  const zone = zoneOf(rules, brand)
  const found = code().read(new Line(caption), { now, zone, lexicon, mentions: [] })
  if (!found || !('value' in found) || !found.value.prefix) return undefined
  const today = localDayOf(now, zone)
  const complaint = complaintByCode(db, brand.id, found.value, today)
  if (complaint || found.value.prefix === 'TS') return complaint && { complaintId: complaint.id }
  const visits = await visitsByCode(db, brand.id, found.value, today)
  return visits[0] && visits.length === 1 ? { visitId: visits[0].id } : undefined
}

const isOfBrand = (db: Db, brandId: number, of: Case): boolean =>
  'complaintId' in of
    ? db.sql.get('SELECT 1 FROM "Complaint" WHERE "id" = ? AND "brandId" = ?', of.complaintId, brandId) !== undefined
    : db.sql.get('SELECT 1 FROM "Visit" WHERE "id" = ? AND "brandId" = ?', of.visitId, brandId) !== undefined

const LEADING_CODE = /^\s*(?:TS|SH|AZ|SF)\s?[\d-]+(?![\w-])/i
const NUMBER = /^\s*(\p{L}*)[^\S\n]*[#\uFF03.]?[^\S\n]*(\d{1,2})(?![\p{L}\p{N}-])/u

/** The problem's number that the caption begins with, or that follows the code. */
function numberIn(caption: string, { problems }: Lexicon): number | undefined {
  const [, word = '', number] = NUMBER.exec(caption.replace(LEADING_CODE, '')) ?? []
  return number !== undefined && (word === '' || problems.has(word.toLowerCase())) ? Number(number) : undefined
}
