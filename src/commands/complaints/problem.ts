/** Adds problems to a complaint, inside its thread without the code (R000-021); with the code of a visit they turned up on site (R003-042). */

import { Ask } from '../../core/errors.js'
import { type CodeTyped, code } from '../../core/kinds/code.js'
import { problemList } from '../../core/kinds/text.js'
import { SITE_PROBLEMS } from '../../domain/visits/site-problem.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { defineCommand, type StaffHere } from '../define.js'
import { type Found, siteComplaint } from '../visits/on-site.js'
import { siteProblem } from '../visits/site-problem.js'
import { whichVisit } from '../visits/which-visit.js'
import { addTo } from './add-to.js'
import { meantComplaint } from './meant.js'

const VISITS: readonly CodeTyped['prefix'][] = ['SH', 'AZ', 'SF']

export default defineCommand({
  name: 'problem',
  arguments: { code: code('case').optional(), type: siteProblem().optional(), problems: problemList() },
  form: ['problems', 'code'],
  who: 'staff',
  where: ['work', 'direct'],
  async handle({ code, type, problems }, context: StaffHere) {
    if (code && VISITS.includes(code.prefix)) {
      const visit = await whichVisit(context, code, ({ state }) => state !== 'cancelled')
      return siteComplaint(context, visit, typed(context, visit, { type, problems }))
    }
    return addTo(context, meantComplaint(context, code), problems)
  },
})

/** @throws Ask for the type where the policy tells them apart. */
function typed({ rules }: StaffHere, { code }: VisitRow, found: Found): Found {
  const types = SITE_PROBLEMS.filter((type) => rules.policy.visits.onSite[type] !== undefined)
  if (found.type !== undefined || types.length === 0) return found
  const options = types.map((value) => ({ label: { key: `door.type.${value}` }, value }))
  throw new Ask('type', { key: 'door.askType', values: { code } }, options)
}
