/** Books a service visit; what is wrong stands where goods would (R003-029). */
import { defineCommand } from '../define.js'
import { book, bookingArguments } from './booking.js'
import { BOOKERS } from './roles.js'

export default defineCommand({
  name: 'repair',
  arguments: bookingArguments,
  who: BOOKERS,
  where: ['work', 'direct'],
  handle: (given, context) => book('service', given, context),
})
