/** Batches of a product: which problem is from which, how many units were delivered, how many of them have the same fault (R001-031). */

import { batchName } from '../../core/kinds/batch.js'
import { code } from '../../core/kinds/code.js'
import { delivered } from '../../core/kinds/delivered.js'
import { integer } from '../../core/kinds/integer.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { defineCommand, type StaffHere } from '../define.js'
import { countBatch } from './count.js'
import { latestBatches, oneBatch } from './listed.js'
import { markProblem } from './mark.js'

export default defineCommand({
  name: 'batch',
  arguments: {
    code: code().optional(),
    delivered: delivered().optional(),
    batch: batchName().optional(),
    problem: integer().optional(),
    fault: text({}).optional(),
    /** The button that asks for the number of units. */
    counting: tapped<true>(),
  },
  form: ['code', 'problem', 'batch', 'fault', 'delivered'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ counting, ...given }, context: StaffHere) {
    const { code, problem, batch, fault, delivered } = given
    if (code !== undefined || problem !== undefined) return markProblem(context, given)
    if (counting || delivered !== undefined) return countBatch(context, batch, delivered)
    if (fault !== undefined || (batch !== undefined && context.thread)) return markProblem(context, given)
    return [batch === undefined ? latestBatches(context) : oneBatch(context, batch)]
  },
})
