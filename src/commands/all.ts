/** Every command and every listener, in the order in which help shows them. */
import type { Command } from '../core/commands/command.js'
import type { CommandBook } from '../core/commands/command-book.js'
import type { Listener } from '../core/inbox/listener.js'
import type { Rules } from '../domain/policy/rules.js'
import accused from './accused/accused.js'
import answer from './answers/answer.js'
import { answerDecision } from './answers/decision.js'
import amend from './approvals/amend.js'
import approve from './approvals/approve.js'
import decide from './approvals/decide.js'
import reject from './approvals/reject.js'
import authorize from './authority/authorize.js'
import { authorityKnown } from './authority/known.js'
import batch from './batches/batch.js'
import callback from './calls/callback.js'
import { called } from './calls/called.js'
import slot from './calls/slot.js'
import cause from './causes/cause.js'
import responsible from './causes/responsible.js'
import root from './causes/root.js'
import ack from './complaints/ack.js'
import { agreed } from './complaints/agreed.js'
import agreement from './complaints/agreement.js'
import call from './complaints/call.js'
import close from './complaints/close.js'
import complaint from './complaints/complaint.js'
import crisis from './complaints/crisis.js'
import escalate from './complaints/escalate.js'
import followup from './complaints/followup.js'
import mine from './complaints/mine.js'
import note from './complaints/note.js'
import { offerComplaint } from './complaints/offer.js'
import pause from './complaints/pause.js'
import plan from './complaints/plan.js'
import problem from './complaints/problem.js'
import reopen from './complaints/reopen.js'
import resume from './complaints/resume.js'
import route from './complaints/route.js'
import severity from './complaints/severity.js'
import show from './complaints/show.js'
import solve from './complaints/solve.js'
import verify from './complaints/verify.js'
import consent from './consent/consent.js'
import { makeCrew } from './crews/crew.js'
import type { FeedDoor } from './crews/feed.js'
import customer from './customers/customer.js'
import find from './customers/find.js'
import { type AddressOf, makeExport } from './forms/export.js'
import type { TableAddress } from './forms/satisfaction.js'
import { importDecision } from './imports/decision.js'
import importTable from './imports/import.js'
import assist from './inquiries/assist.js'
import assistDone from './inquiries/assist-done.js'
import investigate from './inquiries/investigate.js'
import { asked } from './intake/asked.js'
import { breach } from './intake/breach.js'
import { confirmation } from './intake/confirmation.js'
import { consult } from './intake/consult.js'
import { quick } from './intake/quick.js'
import { reported } from './intake/reported.js'
import measure from './measures/measure.js'
import { measureStep } from './measures/step.js'
import comp from './money/comp.js'
import receipt from './money/receipt.js'
import subsidy from './money/subsidy.js'
import withdrawClaim from './money/withdraw.js'
import handover from './night/handover.js'
import urgent from './night/urgent.js'
import arrived from './orders/arrived.js'
import overdue from './overview/overdue.js'
import { releaseReport } from './overview/release-report.js'
import confirm from './plan/confirm.js'
import draft from './plan/draft.js'
import hold from './plan/hold.js'
import stock from './plan/stock.js'
import undone from './plan/undone.js'
import score from './points/score.js'
import { scoreDecision } from './points/score-decision.js'
import open from './queue/open.js'
import report from './reports/report.js'
import award from './rewards/award.js'
import { makeBoard } from './rewards/board.js'
import { awardDecision } from './rewards/decision.js'
import secret from './secrecy/secret.js'
import { bind } from './setup/bind.js'
import { calendar } from './setup/calendar.js'
import { department } from './setup/department.js'
import { flow } from './setup/flow.js'
import { makeHelp } from './setup/help.js'
import { iam } from './setup/iam.js'
import { leave } from './setup/leave.js'
import { leaveDecision } from './setup/leave-decision.js'
import { liaison } from './setup/liaison.js'
import { policy } from './setup/policy.js'
import { registration } from './setup/registration.js'
import { makeResend } from './setup/resend.js'
import { staff } from './setup/staff.js'
import copy from './signatures/copy.js'
import sign from './signatures/sign.js'
import type { Takes } from './sms/card.js'
import { makeSms } from './sms/sms.js'
import triage from './triage/triage.js'
import urge from './urging/urge.js'
import cancel from './visits/cancel.js'
import delay from './visits/delay.js'
import delivery from './visits/delivery.js'
import done from './visits/done.js'
import feedback from './visits/feedback.js'
import install from './visits/install.js'
import leftover from './visits/leftover.js'
import move from './visits/move.js'
import onway from './visits/onway.js'
import proposal from './visits/proposal.js'
import ready from './visits/ready.js'
import repair from './visits/repair.js'
import revisit from './visits/revisit.js'
import schedule from './visits/schedule.js'
import unreachable from './visits/unreachable.js'
import comment from './warnings/comment.js'
import noComplaint from './warnings/no-complaint.js'
import watch from './warnings/watch.js'

/** @param book for help; @param wake for sending again; @param formAddress for printed forms; @param takes for short messages; @param feeds for the crews' calendars; @param tableAddress for tables of a month */
export const commands = (
  book: () => CommandBook<Rules>,
  wake: (lane: string) => void,
  formAddress: AddressOf,
  takes: Takes = () => false,
  feeds?: FeedDoor,
  tableAddress: TableAddress = () => '',
): Command<Rules>[] => [
  ...[delivery, install, repair, schedule, move, cancel, done],
  ...[ready, makeCrew(feeds), onway, unreachable, feedback, leftover, revisit, proposal, delay],
  ...[callback, slot, called],
  ...[draft, confirm, hold, stock, undone],
  ...[complaint, problem, ack, route, call, plan, solve, verify, note, pause, resume, followup, close, reopen],
  ...[quick, consult, reported, breach, confirmation, asked],
  ...[triage, urge],
  ...[severity, escalate, crisis, agreement, agreed, consent, secret, accused],
  ...[cause, root, responsible, batch, investigate, assist, assistDone],
  ...[approve, reject, amend, decide, authorize, authorityKnown],
  ...[sign, copy, handover, urgent],
  ...[comp, subsidy, receipt, withdrawClaim],
  ...[score, scoreDecision, report, releaseReport, open, overdue, measure, measureStep],
  ...[arrived, importTable, importDecision],
  ...[show, find, mine, customer],
  ...[iam, bind, staff, department, liaison, leave, calendar, policy, flow, registration, leaveDecision],
  ...[award, awardDecision, makeBoard(formAddress), watch, comment, noComplaint, answer, answerDecision],
  makeSms(takes),
  makeExport(formAddress, tableAddress),
  makeResend(wake),
  makeHelp(book),
]

export const listeners: Listener<Rules>[] = [offerComplaint]
