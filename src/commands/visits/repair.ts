/** Books a service visit; what is wrong stands where goods would (R003-029). */
import { defineCommand } from '../define.js'
import { BOOKING_FORM, book, bookingArguments } from './booking.js'
import { BOOKERS } from './roles.js'

export default defineCommand({
  name: 'repair',
  arguments: bookingArguments,
  form: BOOKING_FORM,
  who: BOOKERS,
  where: ['work', 'direct'],
  handle: (given, context) => book('service', given, context),
})
