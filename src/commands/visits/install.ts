/** Books an installation (R003-022). */
import { defineCommand } from '../define.js'
import { book, bookingArguments } from './booking.js'
import { PLANNERS } from './roles.js'

export default defineCommand({
  name: 'install',
  arguments: bookingArguments,
  who: PLANNERS,
  where: ['work', 'direct'],
  handle: (given, context) => book('installation', given, context),
})
