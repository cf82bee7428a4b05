/** Notes what is ready for an installation and what is missing, or why it goes ahead all the same (R003-010). */
import { Ask, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text as freeText } from '../../core/kinds/text.js'
import { type Draft, text } from '../../core/posts/draft.js'
import {
  isUnasked,
  isUnready,
  missingOf,
  noteReady,
  overrideReady,
  type Ready,
  readyOf,
} from '../../domain/visits/ready.js'
import { isOpen, type VisitRow, WITH_CUSTOMER } from '../../domain/visits/visit.js'
import { defineCommand, type StaffHere } from '../define.js'
import { draftAnswered } from '../plan/draft-again.js'
import { listEdits } from '../plan/lists.js'
import { messagesAnew } from '../sms/anew.js'
import { REASONS } from './card.js'
import { type Readiness, readiness } from './readiness.js'
import { itemsOf, readyAsked, readyBut, readyEdits, takenUpBy, unreadyKey } from './ready-card.js'
import { PLANNERS } from './roles.js'
import { whichVisit } from './which-visit.js'

export default defineCommand({
  name: 'ready',
  arguments: {
    code: code('visit'),
    state: readiness().optional(),
    set: tapped<{ item: string; ready: boolean }>(),
    text: freeText().optional(),
  },
  form: ['code', 'state', 'text'],
  who: PLANNERS,
  where: ['work', 'direct'],
  async handle({ code, state, set, text }, context: StaffHere) {
    const isInstallation = (visit: VisitRow) => isOpen(visit) && visit.kind === 'installation'
    const visit = await whichVisit(context, code, isInstallation, notThis)
    const items = itemsOf(context, visit)
    if (items.length === 0) throw new UserMistake({ key: 'crew.ready.nothing' })
    if (set) return noted(context, visit, { ...(readyOf(visit) ?? readyBut(items, [])), [set.item]: set.ready })
    if (state === undefined && text === undefined) return readyAsked(context, visit)
    return typed(context, visit, state ?? 'missing', text)
  },
})

const notThis = ({ code, kind }: VisitRow): UserMistake =>
  new UserMistake({ key: kind === 'installation' ? 'crew.ready.over' : 'crew.ready.only', values: { code } })

async function typed(context: StaffHere, visit: VisitRow, state: Readiness, said?: string): Promise<Draft[]> {
  const items = itemsOf(context, visit)
  if (state === 'ready') return noted(context, visit, readyBut(items, []))
  if (state === 'anyway') return isUnasked(visit, items) ? readyAsked(context, visit) : overridden(context, visit, said)
  const missing = items.filter((item) => said?.includes(item))
  if (missing.length > 0) return noted(context, visit, readyBut(items, missing))
  throw new Ask('text', { key: 'crew.ready.which', values: { code: visit.code, items } }, items.map(asOption))
}

const asOption = (item: string) => ({ label: item, value: item })

function noted(context: StaffHere, visit: VisitRow, ready: Ready): Promise<Draft[]> {
  const { db, person, now } = context
  noteReady(db, visit, ready, { by: person.id, at: now })
  return answer(context, visit, isUnasked(visit, itemsOf(context, visit)))
}

async function overridden(context: StaffHere, visit: VisitRow, reason: string | undefined): Promise<Draft[]> {
  const { db, person, now } = context
  const missing = missingOf(readyOf(visit))
  const values = { code: visit.code, missing }
  if (!isUnready(visit)) throw new UserMistake({ key: 'crew.ready.nothingMissing', values })
  if (reason === undefined) {
    const options = REASONS.map((value) => ({ label: { key: `visit.reason.${value}` }, value }))
    throw new Ask('text', { key: 'crew.ready.askReason', values }, options)
  }
  overrideReady(db, visit, reason, { by: person.id, at: now })
  return answer(context, visit)
}

/** The message itself where it was tapped, else a line as well. */
async function answer(context: StaffHere, { id }: VisitRow, isFirst = false): Promise<Draft[]> {
  const visit = await context.db.visit.findUniqueOrThrow({ where: { id }, include: WITH_CUSTOMER })
  const edits = [...readyEdits(context, visit), ...listEdits(context, visit.kind)]
  const others = [...messagesAnew(context, visit.id), ...(isFirst ? draftAnswered(context, visit) : [])]
  if (context.gesture === 'button' && edits.length > 0) return [...edits, ...others]
  const missing = missingOf(readyOf(visit))
  const key = missing.length === 0 ? 'crew.ready.all' : isUnready(visit) ? unreadyKey(visit) : 'crew.ready.noted'
  const values = { code: visit.code, customer: visit.customer.name, missing }
  return [{ blocks: [text(key, values), ...takenUpBy(visit)] }, ...edits, ...others]
}
