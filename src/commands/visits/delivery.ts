/** Books a delivery (R003-009), and proposes the installation that follows it where crews say when they are free. */
import { defineCommand, type StaffHere } from '../define.js'
import { BOOKING_FORM, booked, bookingArguments } from './booking.js'
import { forComplaint } from './for-complaint.js'
import { hasInstallCrews } from './free-after.js'
import { proposeInstall } from './next-install.js'
import { PLANNERS } from './roles.js'

export default defineCommand({
  name: 'delivery',
  arguments: { ...bookingArguments, ...forComplaint },
  form: BOOKING_FORM,
  who: PLANNERS,
  where: ['work', 'direct'],
  async handle(given, context: StaffHere) {
    const { visit, posts } = await booked('delivery', given, context)
    return [...posts, ...(hasInstallCrews(context) ? await proposeInstall(context, visit) : [])]
  },
})
