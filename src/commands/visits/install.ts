/** Books an installation, then asks what is ready for it (R003-010, R003-012, R003-022). */
import { tapped } from '../../core/kinds/tapped.js'
import { lateCalls } from '../calls/late.js'
import { defineCommand, type StaffHere } from '../define.js'
import { BOOKING_FORM, booked, bookingArguments } from './booking.js'
import { forComplaint } from './for-complaint.js'
import { tooEarly } from './install-early.js'
import { mustBeOpen, proposal, proposalsDone, proposedFor } from './next-install.js'
import { readyAsked } from './ready-card.js'
import { PLANNERS } from './roles.js'

export default defineCommand({
  name: 'install',
  arguments: { ...bookingArguments, ...forComplaint, proposed: tapped<number>() },
  form: BOOKING_FORM,
  who: PLANNERS,
  where: ['work', 'direct'],
  async handle({ proposed, ...given }, context: StaffHere) {
    const delivery = await proposedFor(context, proposed)
    if (delivery) await mustBeOpen(context, delivery)
    // The delivery was moved since it was proposed: nothing is installed before it comes.
    if (delivery && given.date && given.date.day <= delivery.day) return [proposal(context, delivery)]
    const { visit, posts } = await booked('installation', given, context, true)
    // Tapped in a room, it was not agreed on with the customer, who is called like everybody; alone it was, on the phone.
    const isProposed = delivery !== null && context.room.purpose !== 'direct'
    return [
      ...posts,
      ...(isProposed ? lateCalls(context, 'proposed', visit) : []),
      ...(await proposalsDone(context, visit)),
      ...(await tooEarly(context, visit)),
      ...readyAsked(context, visit),
    ]
  },
})
