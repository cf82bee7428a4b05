/** The management reads how a crisis goes on, as it read that it was called (R001-040, R004-076). */
import type { Draft, DraftBlock } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { managementRooms } from '../../domain/complaints/crisis.js'
import type { StaffHere } from '../define.js'

/** Nothing of what was none. @param complaint as it was before */
export const managementTold = (
  { db, rules, brand, room }: StaffHere,
  { severity }: Complaint,
  line: DraftBlock,
): Draft[] =>
  severity === 'crisis'
    ? managementRooms(db, rules, brand.id).flatMap((id) =>
        id === room.id ? [] : { room: id, thread: null, reply: false, blocks: [line] },
      )
    : []
