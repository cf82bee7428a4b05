/** Somebody was at the customer's home: what was to be said before that visit leaves the lists of calls, messages and delays. */
import type { Draft } from '../../core/posts/draft.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { lateCalls } from '../calls/late.js'
import type { StaffHere } from '../define.js'
import { messagesAnew } from '../sms/anew.js'
import { delayEdits } from './delay-post.js'

export const noMoreAhead = (context: StaffHere, visit: VisitRow): Draft[] => [
  ...lateCalls(context, 'done', visit),
  ...messagesAnew(context, visit.id),
  ...delayEdits(context, visit.customerId),
]
