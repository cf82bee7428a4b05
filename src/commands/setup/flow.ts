/** The way that a complaint goes, with the command of each step (R001-032, R002-061, R002-033). */
import { text } from '../../core/posts/draft.js'
import { defineCommand } from '../define.js'

export const flow = defineCommand({
  name: 'flow',
  arguments: {},
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle() {
    return [{ blocks: [text('flow.steps')] }]
  },
})
