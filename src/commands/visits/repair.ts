/** Books a service visit; what is wrong stands where goods would (R003-029). */
import { tapped } from '../../core/kinds/tapped.js'
import { defineCommand, type StaffHere } from '../define.js'
import { turnable, turnedPosts } from '../intake/turn.js'
import { toSpecialist } from './appliance.js'
import { BOOKING_FORM, booked, bookingArguments } from './booking.js'
import { forComplaint } from './for-complaint.js'
import { BOOKERS } from './roles.js'

export default defineCommand({
  name: 'repair',
  arguments: { ...bookingArguments, ...forComplaint, consultation: tapped<number>() },
  form: BOOKING_FORM,
  who: BOOKERS,
  where: ['work', 'direct'],
  async handle({ consultation, ...given }, context: StaffHere) {
    const asked = turnable(context, consultation)
    const { visit, posts } = await booked('service', given, context)
    return [...posts, ...toSpecialist(context, visit), ...turnedPosts(context, asked, { visitId: visit.id })]
  },
})
