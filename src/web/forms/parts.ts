/** What several forms have in common: the customer, the problems and what became of them, calls, money, the follow-up. */
import type { Said } from '../../core/errors.js'
import type { Box, CaseFile } from '../../domain/forms/case-file.js'
import { type Content, type Field, field, type Part, type Source, tableOf, wide } from './form.js'

type Problem = CaseFile['problems'][number]

export const moment = (at: Date | null | undefined): Content => (at ? { instant: at } : null)
const day = (of: string | null): Content => (of === null ? null : { day: of })

/** Who, when, and by which gesture. */
export function signedSaid(signature: Box['signature']): Said | null {
  if (!signature) return null
  const { person, at, gesture } = signature
  return { key: 'forms.signed', values: { person, at: { instant: at }, gesture: { key: `forms.gesture.${gesture}` } } }
}

/** The same of a row with its person. */
function rowSigned(row: { person: { name: string } | null; gesture: string | null; at: Date | null } | null) {
  if (!row?.person || row.gesture === null || row.at === null) return null
  return signedSaid({ person: row.person.name, gesture: row.gesture, at: row.at, remark: null })
}

/** The box in which the customer signs; a line where nobody has yet (R004-050). */
export const consentField = ({ consent }: CaseFile): Field =>
  wide(
    'consent',
    consent && {
      key: `forms.consent.${consent.byPhone ? 'phone' : 'signed'}`,
      values: { person: consent.person, at: { instant: consent.at } },
    },
  )

/** Phones in full: whoever holds the form has to call (R000-020, R001-034). */
export const customerFields = ({ customer, visit, contract }: CaseFile): Field[] => [
  field('customer', customer.name),
  field('phone', customer.phone),
  wide('address', visit?.address ?? customer.address),
  field('order', contract ?? visit?.order?.number),
]

export const problemFields = ({ problems, demand }: CaseFile): Field[] => [
  ...problems.map(({ number, text }) =>
    wide('problem', { key: 'complaint.line', values: { number, text } } satisfies Said),
  ),
  wide('demand', demand),
]

const owner = ({ number, text, department }: Problem): Content[] => [number, text, department.name]

export const acknowledgements = ({ problems }: CaseFile): Part[] =>
  tableOf(
    'assigned',
    { number: 1, problem: 5, department: 2, acknowledged: 4 },
    problems.map((one) => [...owner(one), rowSigned(one.acknowledgement)]),
  )

/** Its causes from the top of the tree, then the department's own words. */
const causeOf = ({ cause, causeDetail }: Problem): Content =>
  [...(Array.isArray(cause) ? cause.map(String) : []), ...(causeDetail === null ? [] : [causeDetail])].join(' / ')

export const plans = ({ problems }: CaseFile): Part[] =>
  tableOf(
    'plans',
    { number: 1, problem: 3, department: 2, cause: 2, plan: 2, promised: 2 },
    problems.map((one) => [...owner(one), causeOf(one), one.plan, day(one.promisedDay)]),
  )

export const solutions = ({ problems }: CaseFile): Part[] =>
  tableOf(
    'solutions',
    { number: 1, problem: 4, department: 2, solution: 3, state: 2 },
    problems.map((one) => [...owner(one), one.solution, { key: `problem.state.${one.state}` }]),
  )

export const calls = ({ contacts }: CaseFile): Part[] =>
  tableOf(
    'calls',
    { at: 4, department: 2, person: 2, reached: 2, remark: 2 },
    contacts.map(({ at, department, person, reached, remark }) => [
      ...[moment(at), department.name, person.name, { key: `forms.reached.${reached}` }, remark],
    ]),
  )

export const investigations = (file: CaseFile): Part[] =>
  tableOf(
    'investigations',
    { department: 2, cause: 3, background: 3, wish: 2, person: 2 },
    file.inquiries.map(({ department, cause, background, wish, person }) => [
      ...[department.name, cause, background, wish, person.name],
    ]),
  )

export const assists = (file: CaseFile): Part[] =>
  tableOf(
    'assists',
    { department: 2, task: 5, acknowledged: 3, done: 2 },
    file.assists.map(({ department, task, person, gesture, acknowledgedAt, doneAt }) => [
      department.name,
      task,
      rowSigned({ person, gesture, at: acknowledgedAt }),
      moment(doneAt),
    ]),
  )

/** With the photos of the receipt that the customer signed (R002-040). */
export const claims = (file: CaseFile): Part[] =>
  tableOf(
    'claims',
    { claim: 2, amount: 2, reason: 3, department: 2, received: 3 },
    file.claims.map(({ kind, fen, reason, department, state, receivedAt, evidence }) => [
      { key: `money.kind.${kind}` },
      { fen },
      ...[reason, department.name],
      receivedAt
        ? { key: 'forms.receipt', values: { at: { instant: receivedAt }, photos: evidence.length } }
        : { key: `money.state.${state}` },
    ]),
  )

/** Round by round: how it went, each question with its answer, each post with its score (R001-023, R002-093). */
export const followUps = (file: CaseFile): Part[] =>
  tableOf(
    'followUps',
    { round: 1, asked: 6, answer: 5 },
    file.followUps.flatMap(({ round, satisfied, score, remark, answers, scores, person, at }): Content[][] => [
      [
        round,
        { key: 'forms.result' },
        [{ key: `followup.${satisfied ? 'satisfied' : 'unsatisfied'}` }, ...given(score)],
      ],
      ...(remark === null ? [] : [[round, { key: 'forms.field.remark' }, remark]]),
      ...listed(answers).map((yes, index) => [
        ...[round, file.policy.followup.questions[index] ?? null, { key: `forms.answer.${yes === true}` }],
      ]),
      ...listed(scores).map((points, index) => [
        ...[round, file.policy.followup.scores[index] ?? null, ...given(Number(points))],
      ]),
      [round, { key: 'forms.field.person' }, { key: 'forms.by', values: { person: person.name, at: { instant: at } } }],
    ]),
  )

const given = (score: number | null): Said[] => (score === null ? [] : [{ key: 'followup.score', values: { score } }])
const listed = (json: unknown): unknown[] => (Array.isArray(json) ? json : [])

export const timeline = ({ file, entrySaid }: Source): Part[] =>
  tableOf(
    'tracking',
    { at: 4, person: 2, what: 6 },
    file.timeline.map((entry) => {
      const { who, what } = entrySaid(entry)
      return [moment(entry.at), who, what]
    }),
  )
