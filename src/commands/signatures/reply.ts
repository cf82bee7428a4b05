/** As soon as every problem has its plan, the reply sheet goes to those who sign it and to those who hold a copy: before the work (R000-024, R000-026, R000-030). */
import type { Draft } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { policyOf } from '../../domain/policy/kept.js'
import { isPlanned } from '../../domain/signatures/reply.js'
import type { StaffHere } from '../define.js'
import { copyPosts } from './copies.js'
import { sheetPosts } from './sheet.js'

/** To be said after whatever may have been the last plan; nothing while one is missing. */
export async function replyPosts(context: StaffHere, complaint: Complaint): Promise<Draft[]> {
  const { db, rules } = context
  if (!isPlanned(db, complaint)) return []
  const isSigned = policyOf(db, rules, complaint.id).sheet === 'reply'
  return [
    ...(isSigned ? sheetPosts(context, complaint, 'planned') : []),
    ...(await copyPosts(context, complaint, 'planned')),
  ]
}
