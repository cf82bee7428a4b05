/** Books an installation (R003-022). */
import { defineCommand } from '../define.js'
import { BOOKING_FORM, book, bookingArguments } from './booking.js'
import { PLANNERS } from './roles.js'

export default defineCommand({
  name: 'install',
  arguments: bookingArguments,
  form: BOOKING_FORM,
  who: PLANNERS,
  where: ['work', 'direct'],
  handle: (given, context) => book('installation', given, context),
})
