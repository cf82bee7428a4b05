/** Every command and every listener, in the order in which help shows them. */
import type { Command } from '../core/commands/command.js'
import type { CommandBook } from '../core/commands/command-book.js'
import type { Listener } from '../core/inbox/listener.js'
import type { Rules } from '../domain/policy/rules.js'
import ack from './complaints/ack.js'
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
import customer from './customers/customer.js'
import find from './customers/find.js'
import { bind } from './setup/bind.js'
import { calendar } from './setup/calendar.js'
import { department } from './setup/department.js'
import { makeHelp } from './setup/help.js'
import { iam } from './setup/iam.js'
import { leave } from './setup/leave.js'
import { leaveDecision } from './setup/leave-decision.js'
import { liaison } from './setup/liaison.js'
import { policy } from './setup/policy.js'
import { registration } from './setup/registration.js'
import { makeResend } from './setup/resend.js'
import { staff } from './setup/staff.js'
import cancel from './visits/cancel.js'
import delivery from './visits/delivery.js'
import done from './visits/done.js'
import install from './visits/install.js'
import move from './visits/move.js'
import repair from './visits/repair.js'
import schedule from './visits/schedule.js'

/** @param book for help; @param wake for sending again */
export const commands = (book: () => CommandBook<Rules>, wake: (lane: string) => void): Command<Rules>[] => [
  ...[delivery, install, repair, schedule, move, cancel, done],
  ...[complaint, problem, ack, route, call, plan, solve, verify, note, pause, resume, followup, close, reopen],
  ...[severity, escalate, crisis],
  ...[show, find, mine, customer],
  ...[iam, bind, staff, department, liaison, leave, calendar, policy, registration, leaveDecision],
  makeResend(wake),
  makeHelp(book),
]

export const listeners: Listener<Rules>[] = [offerComplaint]
