/** Adds problems to a complaint; inside its thread without the code (R000-021). */
import { code } from '../../core/kinds/code.js'
import { problemList } from '../../core/kinds/text.js'
import { defineCommand } from '../define.js'
import { addTo } from './add-to.js'
import { meantComplaint } from './meant.js'
import { REPORTERS } from './reporters.js'

export default defineCommand({
  name: 'problem',
  arguments: { code: code().optional(), problems: problemList() },
  form: ['problems', 'code'],
  who: REPORTERS,
  where: ['work', 'direct'],
  async handle(given, context) {
    return addTo(context, meantComplaint(context, given.code), given.problems)
  },
})
