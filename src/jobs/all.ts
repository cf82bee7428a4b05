/** Every timed job of a brand's day, and whatever rings by itself. */
import type { Job } from '../core/time/job.js'
import type { Ringer } from '../core/time/ringer.js'
import type { Rules } from '../domain/policy/rules.js'
import { askLeftovers } from './ask-leftovers.js'
import { askServed } from './ask-served.js'
import { callLists } from './call-lists.js'
import { draftPlan } from './draft-plan.js'
import { handOver, handOverAgain } from './hand-over.js'
import { askSheets } from './missing-sheets.js'
import { draftReport, remindReport, reportSilent } from './monthly-report.js'
import { morning } from './morning.js'
import { overdueCalls } from './overdue-calls.js'
import { postAgenda } from './post-agenda.js'
import { postBoard } from './post-board.js'
import { postSatisfaction } from './post-satisfaction.js'
import { postSchedule } from './post-schedule.js'
import { postService } from './post-service.js'
import { quarterlyReview } from './quarterly-review.js'
import { remindInstalls } from './remind-installs.js'
import { remindMeasures } from './remind-measures.js'
import { ringCalls } from './ring-calls.js'
import { ringClocks } from './ring-clocks.js'
import { makeRingLeave } from './ring-leave.js'
import { makeServiceLate } from './service-late.js'
import { askStock, escalateStock, postStock } from './stock.js'
import { askUnreported } from './unreported.js'
import { warehouseSilent, warehouseStillSilent } from './warehouse-silent.js'

/** Those of the same minute run in this order. */
export const jobs: readonly Job<Rules>[] = [
  ...[postSchedule, postBoard, handOver, handOverAgain],
  ...callLists,
  ...[overdueCalls, remindInstalls],
  ...[askStock, postStock, escalateStock],
  ...[draftPlan, askServed, askSheets, askUnreported, askLeftovers, postService],
  ...[warehouseSilent, warehouseStillSilent],
  postSatisfaction,
  ...[postAgenda, draftReport, remindReport, reportSilent, remindMeasures, quarterlyReview],
  // After all that may be on it.
  morning,
]

export const ringers = (rules: Rules): readonly Ringer<Rules>[] => [
  ...[ringClocks, ringCalls],
  ...[makeServiceLate(rules), makeRingLeave(rules)],
]
