/** One quiet question where a problem's words sound worse than ordinary: a person decides, by one tap (R001-030, R004-013). */
import { choices, type Draft, type DraftChoice, text } from '../../core/posts/draft.js'
import { type Complaint, type Problem, problemsOf, type Severity } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { isWorse, SEVERITIES, suggestedSeverity } from '../../domain/complaints/severity.js'
import { policyOf } from '../../domain/policy/kept.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../edits.js'
import { levelSaid } from './mark.js'
import { whereToAsk } from './where-to-ask.js'

/**
 * Under the opening post, or where the reporter is when that is elsewhere; nothing when it is as bad already. What came
 * from outside sounds like a crisis, whatever its words are (R001-028).
 * @param added the problems that were just told; @param channel by which they came
 */
export function severityHint(context: StaffHere, complaint: Complaint, added: Problem[], channel?: string): Draft[] {
  const { db, rules } = context
  const { id, code, severity } = complaint
  const texts = added.map((problem) => problem.text)
  const outside = OUTSIDE.find((one) => one === channel)
  const words = suggestedSeverity(policyOf(db, rules, id), texts)
  const found = outside ? { severity: 'crisis' as const, word: { key: `value.channel.${outside}` } } : words
  const [first] = added
  if (!first || !found || !isWorse(found.severity, severity)) return []
  const levels = SEVERITIES.filter((level) => level === severity || isWorse(level, severity))
  const question = text(outside ? 'intake.suggested' : 'severity.suggested', {
    code,
    level: levelSaid(found.severity),
    word: found.word,
  })
  const options = choices(levels.map((level) => choiceOf(complaint, level)))
  return [
    { ...whereToAsk(context, complaint), key: keyOf(id, first.number), reply: false, blocks: [question, options] },
  ]
}

/** The questions lose their buttons, and say what it was decided to be. @param complaint with its new severity */
export function answeredHints({ db, person }: StaffHere, { id, code, severity }: Complaint): Draft[] {
  const line = text('severity.decided', { code, level: levelSaid(severity), person: person.name })
  return problemsOf(db, id).flatMap(({ number }) => editsOf(db, keyOf(id, number), [line]))
}

/** Anybody may call a crisis: it has a command of its own. */
function choiceOf({ code }: Complaint, level: Severity): DraftChoice {
  const given = { code: tailOf(code) }
  const does = level === 'crisis' ? { command: 'crisis', given } : { command: 'severity', given: { ...given, level } }
  return { label: levelSaid(level), does }
}

/** Channels by which others speak for the customer. */
const OUTSIDE = ['media', 'association', 'regulator'] as const

const keyOf = (complaintId: number, number: number): string => `severity:${complaintId}:${number}`
