/** What staff send about a case is kept; what anybody else sends, or what is about nothing we know, is left alone. */

import type { FileSeen } from '../../core/event.js'
import type { FilesSeen } from '../../core/files/album.js'
import { purposeOf } from '../../core/inbox/authorize.js'
import type { Draft } from '../../core/posts/draft.js'
import { clean } from '../../core/words/clean.js'
import type { Lexicon } from '../../core/words/lexicon.js'
import { caseOfBatch, keepEvidence } from '../../domain/evidence/keep.js'
import { fileAs } from '../../domain/evidence/paper.js'
import type { Here } from '../define.js'
import { caseMeant } from './case.js'
import { paperIn } from './paper-key.js'
import { receiptIn } from './receipt-key.js'

const WHERE: readonly string[] = ['work', 'warehouse', 'management', 'customer', 'direct']
/** An album comes as one message a picture: so long its others are waited for, to be told of together. */
const ALBUM_MS = 1000

/** A name may be shown, and then shows nothing but itself. */
const tidied = (file: FileSeen): FileSeen => ({ ...file, name: clean(file.name).replace(/\s+/g, ' ').trim() })

/** Answers whether they are about something. @param drafts what the message's text was answered with. */
export async function keepFiles(
  seen: FilesSeen,
  context: Here,
  drafts: readonly Draft[],
  lexicon: Lexicon,
): Promise<boolean> {
  const { db, brand, person, room, thread, now } = context
  const staff = person !== null && (person.admin || person.roles.length > 0)
  if (!staff || !brand || !WHERE.includes(purposeOf(room))) return false
  const begun = caseOfBatch(db, seen.batch)
  const paper = receiptIn(db, drafts) ?? paperIn(drafts)
  const of = paper ?? begun ?? (await caseMeant({ ...context, person, brand }, seen.caption, drafts, lexicon))
  if (!of) return false
  if (begun && paper) fileAs(db, seen.batch, paper)
  keepEvidence(db, of, {
    batch: seen.batch,
    platform: room.platform,
    files: (begun ? seen.files : seen.all()).map(tidied),
    personId: person.id,
    roomId: room.id,
    threadId: thread?.id ?? null,
    notBefore: seen.isAlbum ? new Date(now.getTime() + ALBUM_MS) : undefined,
    at: now,
  })
  return true
}
