/** The act by which a deadline is kept, as a button: under its reminders, and in the list of whoever is to keep it. */
import type { DraftChoice } from '../../core/posts/draft.js'
import { tailOf } from '../../domain/complaints/find.js'
import type { ClockKind } from '../../domain/ladder/steps.js'

interface Running {
  clockId: number
  kind: ClockKind
  code: string
  /** By name. */
  department: string | null
  /** Its number, of a deadline that is one problem's. */
  problem: number | null
}

/** None for what nobody keeps by one act. @param problems that it waits for */
export function gesturesOf(
  { clockId: clock, kind, code, department, problem }: Running,
  [first, ...more]: { number: number }[],
): DraftChoice[] {
  const only = first && more.length === 0 ? { problem: first.number } : {}
  const of = { code: tailOf(code), ...(problem !== null && { problem }) }
  switch (kind) {
    case 'acknowledge':
      return [{ label: { key: 'button.acknowledge' }, does: { command: 'ack', given: { ...of, department } } }]
    case 'urge':
      return [
        { label: { key: 'button.answering' }, does: { command: 'ack', given: { ...of, department, urge: true } } },
      ]
    case 'triage':
      return [{ label: { key: 'button.triage' }, does: { command: 'triage', given: of } }]
    case 'contact':
      return [
        {
          label: { key: 'button.contacted' },
          does: { command: 'call', given: { ...of, department, reached: true, clock } },
        },
      ]
    case 'plan':
      return [{ label: { key: 'button.plan' }, does: { command: 'plan', given: { ...of, ...only } } }]
    case 'promised':
      return [{ label: { key: 'button.solved' }, does: { command: 'solve', given: { ...of, clock } } }]
    case 'verify':
      return [{ label: { key: 'button.verify' }, does: { command: 'verify', given: of } }]
    case 'progress':
      return [{ label: { key: 'button.progress' }, does: { command: 'note', given: of } }]
    case 'followup':
      return [{ label: { key: 'button.followup' }, does: { command: 'followup', given: { ...of, clock } } }]
    case 'accept':
    case 'upward': {
      const label = { key: `button.${kind === 'accept' ? 'accepted' : 'reported'}` }
      return [{ label, does: { command: 'reported', given: { ...of, clock, breach: kind === 'upward' } } }]
    }
    default:
      return []
  }
}
