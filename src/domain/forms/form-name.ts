/** The company's printed forms, and which of them a complaint has something to say on. */
import type { CaseFile } from './case-file.js'

/**
 * In the order in which a complaint needs them: what the customer reported (R000-020), the assignment to departments
 * (R004-012), the reply (R000-024), the work notice (R002-094), the register with its tracking (R001-034), the handling
 * sheet in its copies (R002-036), the record of handling and follow-up (R002-096), and the record of an owner's complaint (R002-097).
 */
export const FORM_NAMES = [
  'intake',
  'feedback',
  'reply',
  'notice',
  'tracking',
  'handling',
  'treatment',
  'record',
] as const

export type FormName = (typeof FORM_NAMES)[number]

export const isFormName = (name: string): name is FormName => FORM_NAMES.some((one) => one === name)

/** Problems without which no reply is given: each needs its method and its day (R000-028, R000-029). */
export const unplanned = ({ problems }: Pick<CaseFile, 'problems'>): CaseFile['problems'] =>
  problems.filter(({ plan, promisedDay }) => plan === null || promisedDay === null)

/** The forms worth printing now; the others would be empty, or are asked of nobody any more. */
export function formsOf(file: CaseFile): FormName[] {
  const idle: Partial<Record<FormName, boolean>> = {
    reply: unplanned(file).length > 0,
    notice: file.state === 'closed',
    treatment: file.followUps.length === 0 && file.problems.every(({ solution }) => solution === null),
  }
  return FORM_NAMES.filter((name) => idle[name] !== true)
}
