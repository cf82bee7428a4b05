/** Somebody answers for a department that was asked at once: by its button, a reaction to it, a word in the thread, or typed (R004-064). */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import type { Draft } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { answerUrges } from '../../domain/urging/urge.js'
import type { StaffHere } from '../define.js'
import { answeredPosts } from './card.js'

/** Nothing where nobody was asked for whom the person may answer. @param departmentId only this one */
export function answerHere(context: StaffHere, complaint: Complaint, departmentId?: number): Draft[] {
  return answeredPosts(context, complaint, answer(context, complaint, departmentId).answered)
}

/** The same for what was pressed. @throws NotAllowed where others must answer, UserMistake when it is over */
export function answerPressed(context: StaffHere, complaint: Complaint, departmentId?: number): Draft[] {
  const { answered, foreign } = answer(context, complaint, departmentId)
  if (answered.length > 0) return answeredPosts(context, complaint, answered)
  if (foreign.length === 0) throw new UserMistake({ key: 'urging.over', values: { code: complaint.code } })
  const departments = foreign.map(({ department }) => department)
  throw new NotAllowed({ key: 'urging.foreign', values: { departments } })
}

const answer = (context: StaffHere, { id: complaintId }: Complaint, departmentId: number | undefined) =>
  answerUrges(context.db, context, {
    ...{ complaintId, departmentId, personId: context.person.id },
    ...{ gesture: context.gesture, at: context.now },
  })
