/** A visit was booked, moved or cancelled: its customer is told of what counts now, not of what counted before (R003-021, R003-031). */
import type { Draft } from '../../core/posts/draft.js'
import { tellAnew } from '../../domain/sms/coming.js'
import type { StaffHere } from '../define.js'
import { listEdits } from './list-post.js'

/** @param visits row ids */
export const messagesAnew = (context: StaffHere, ...visits: number[]): Draft[] =>
  visits.filter((visit) => tellAnew(context, visit)).length > 0 ? listEdits(context.db, context.brand.id) : []
