/** A warning about a customer before there is a complaint: whoever deals with them next reads it, until somebody ends it (R004-073). */
import { Ask, UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { customerName } from '../../core/kinds/name.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { text } from '../../core/kinds/text.js'
import { type Draft, list, text as say } from '../../core/posts/draft.js'
import { maskPhone } from '../../domain/customers/phone.js'
import { pingPlaces } from '../../domain/people/ping.js'
import { endWarnings, noteOfCustomer, openWarnings } from '../../domain/warnings/customer-note.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { reportersOf } from '../overview/monthly.js'
import { customerOnFile } from './customer-on-file.js'
import { warningsSaid } from './open.js'

const MOST = 20

export default defineCommand({
  name: 'watch',
  arguments: {
    phone: phoneNumber({ shown: maskPhone }).optional(),
    act: act('end').optional(),
    customer: customerName().optional(),
    reason: text().optional(),
  },
  form: ['customer', 'phone', 'reason'],
  who: 'staff',
  where: ['work', 'management', 'direct'],
  async handle({ customer: name, phone, act, reason }, context: StaffHere) {
    const { db, brand, person, now } = context
    if (name === undefined && phone === undefined && act === undefined) return [listed(context)]
    const customer = customerOnFile(context, { name, phone })
    const values = { customer: customer.name }
    if (act === 'end') {
      if (endWarnings(db, customer.id, now) === 0) throw new UserMistake({ key: 'warning.none', values })
      return [{ blocks: [say('warning.ended', values)] }]
    }
    if (reason === undefined) throw new Ask('reason', { key: 'warning.why', values })
    const note = {
      brandId: brand.id,
      customerId: customer.id,
      kind: 'watch',
      text: reason,
      createdBy: person.id,
    } as const
    if (!noteOfCustomer(db, note, now)) throw new UserMistake({ key: 'warning.already', values })
    return noted(context, { ...values, reason, by: person.name })
  },
})

/** Whoever heads customer service is pinged, once. */
async function noted(context: StaffHere, values: Record<string, string>): Promise<Draft[]> {
  const { db, rules, brand, person, room } = context
  const people = (await reportersOf(context, todayHere(context))).filter((id) => id !== person.id)
  const places = people.length === 0 ? [] : pingPlaces(db, rules, brand.id, people)
  const here = places.find((place) => place.room === room.id)
  const blocks = [say('warning.noted', values)]
  const others = places.filter((place) => place !== here)
  return [
    { mentions: here?.mentions, blocks },
    ...others.map((place): Draft => ({ ...place, thread: null, reply: false, blocks })),
  ]
}

function listed({ db, brand }: StaffHere): Draft {
  const { warnings, total } = openWarnings(db, brand.id, MOST)
  if (total === 0) return { blocks: [say('warning.noneOpen')] }
  return { blocks: [say('warning.open', { brand: brand.name, count: total }), list(warningsSaid(warnings))] }
}
