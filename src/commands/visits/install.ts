/** Books an installation, then asks what is ready for it (R003-010, R003-022). */
import { tapped } from '../../core/kinds/tapped.js'
import { defineCommand, type StaffHere } from '../define.js'
import { BOOKING_FORM, booked, bookingArguments } from './booking.js'
import { forComplaint } from './for-complaint.js'
import { mustBeOpen, proposalsDone } from './next-install.js'
import { readyAsked } from './ready-card.js'
import { PLANNERS } from './roles.js'

export default defineCommand({
  name: 'install',
  arguments: { ...bookingArguments, ...forComplaint, proposed: tapped<number>() },
  form: BOOKING_FORM,
  who: PLANNERS,
  where: ['work', 'direct'],
  async handle({ proposed, ...given }, context: StaffHere) {
    await mustBeOpen(context, proposed)
    const { visit, posts } = await booked('installation', given, context)
    return [...posts, ...proposalsDone(context, visit), ...readyAsked(context, visit)]
  },
})
