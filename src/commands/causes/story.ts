/** What `show` says of causes and responsibility: a line for each that is known of a problem. */
import type { Said, Value } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'
import { causesOf, isMisunderstanding, type ProblemCause } from '../../domain/causes/cause.js'
import { type FaultStanding, faultOf } from '../../domain/causes/fault.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import type { StaffHere } from '../define.js'
import { branchOf } from './told.js'

export function causeStory({ db }: StaffHere, { id }: Complaint): DraftBlock[] {
  const lines = causesOf(db, id).flatMap((problem): Said[] => {
    const { number } = problem
    const known = [causeSaid(problem), faultSaid(faultOf(db, id, number))].filter((said) => said.length > 0)
    return known.map((said) => ({ key: 'cause.line', values: { number, said } }))
  })
  const all = isMisunderstanding(db, id) ? [{ key: 'cause.outcome.misunderstanding' }, ...lines] : lines
  return all.length === 0 ? [] : [list(all, { key: 'cause.story' })]
}

function causeSaid({ levels, detail, root }: ProblemCause): Value[] {
  const cause = [...(levels.length > 0 ? [branchOf(levels)] : []), ...(detail === null ? [] : [detail])]
  return [
    ...(root ? [{ key: 'cause.root' }] : []),
    ...(cause.length > 0 ? [{ key: 'cause.because', values: { cause } }] : []),
  ]
}

/** Only what its own department has accepted is signed (R000-034). */
function faultSaid(fault: FaultStanding | undefined): Value[] {
  if (!fault) return []
  const { step, department, person, at } = fault
  return [{ key: `cause.fault.is.${step}`, values: { department, person, at: { instant: at } } }]
}
