/** The key of the line that says that a paper is there: the files that came with it are that paper. */
import type { Draft } from '../../core/posts/draft.js'
import { isPaperOfCase, type Paper, type PaperOfCase } from '../../domain/evidence/paper.js'

/** @param event the key of what is being handled: a paper may be sent again */
export const paperKey = (shows: PaperOfCase, complaintId: number, event: string): string =>
  `paper:${shows}:${complaintId}:${event}`

const KEY = /^paper:(\w+):(\d+):/

/** What the drafts make of the files that came with the words they answer. */
export function paperIn(drafts: readonly Draft[]): Paper | undefined {
  for (const { key = '' } of drafts) {
    const [, shows = '', complaintId] = KEY.exec(key) ?? []
    if (isPaperOfCase(shows)) return { complaintId: Number(complaintId), claimId: null, shows }
  }
  return undefined
}
