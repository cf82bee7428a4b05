/** Who keeps a complaint until its end: whoever took it down (R002-092). */
import type { Complaint } from '../../domain/complaints/complaint.js'

/** Person id; none for what was not taken down by anybody. */
export const keeperOf = ({ createdBy }: Complaint): number[] => (createdBy === null ? [] : [createdBy])
