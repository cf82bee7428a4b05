/** The key of the line that says that an agreement in writing is there: the files that came with it are the paper. */
import type { Draft } from '../../core/posts/draft.js'
import type { Paper } from '../../domain/evidence/paper.js'

/** @param event the key of what is being handled: a paper may be sent again */
export const agreementKey = (complaintId: number, event: string): string => `agreement:${complaintId}:${event}`

const KEY = /^agreement:(\d+):/

/** What the drafts make of the files that came with the words they answer. */
export function agreementIn(drafts: readonly Draft[]): Paper | undefined {
  const [complaintId] = drafts.flatMap(({ key = '' }) => KEY.exec(key)?.[1] ?? [])
  return complaintId === undefined ? undefined : { complaintId: Number(complaintId), claimId: null, shows: 'agreement' }
}
