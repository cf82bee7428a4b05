/** Lets somebody decide alone on the spot, in a crisis above all: noted, told in the case, and known by whoever holds it (R001-040). */
import { Ask, NotAllowed } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { mention } from '../../core/kinds/mention.js'
import { text } from '../../core/kinds/text.js'
import type { Draft } from '../../core/posts/draft.js'
import { authorize } from '../../domain/authority/authority.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { departmentByName, isHeadOf } from '../../domain/people/department.js'
import { findNamed, type Named } from '../../domain/people/named-person.js'
import type { PersonRow } from '../../domain/people/person.js'
import { servesBrand } from '../../domain/people/role.js'
import { policyOf } from '../../domain/policy/kept.js'
import { todayHere } from '../calendar-here.js'
import { managementTold } from '../complaints/management-told.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { openingEdit } from '../complaints/opening.js'
import { defineCommand, type StaffHere } from '../define.js'
import { authorityPosts, givenLine } from './card.js'

export default defineCommand({
  name: 'authorize',
  arguments: { code: code().optional(), holder: mention(), words: text() },
  form: ['code', 'holder', 'words'],
  who: 'staff',
  where: ['work', 'management', 'direct'],
  async handle({ code: typed, holder: named, words }, context: StaffHere): Promise<Draft[]> {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    if (!mayAuthorize(context, complaint)) throw new NotAllowed({ key: 'authority.notYours' })
    const holder = await holderMeant(context, named)
    const authority = authorize(db, context, { complaintId: complaint.id, holder, words, by: person.id, at: now })
    return [
      ...authorityPosts(context, complaint, authority),
      openingEdit(db, complaint),
      ...managementTold(context, complaint, givenLine(complaint, authority)),
    ]
  },
})

/** The general manager, and whoever heads the department where everything goes that no word routes: customer service. */
function mayAuthorize(context: StaffHere, { id, brandId }: Complaint): boolean {
  const { db, rules, person } = context
  if (person.admin || person.roles.includes('general_manager')) return true
  const service = departmentByName(db, brandId, policyOf(db, rules, id).defaultDepartment)
  return service !== undefined && isHeadOf(db, service.id, person.id, todayHere(context))
}

/** @throws Ask */
async function holderMeant({ db, brand, room }: StaffHere, named: Named): Promise<PersonRow> {
  const { name } = named
  const found = await findNamed(db, { brandId: brand.id, platform: room.platform }, named)
  if (found === 'several') throw new Ask('holder', { key: 'authority.several', values: { name } })
  if (found && (await servesBrand(db, found.id, brand.id))) return found
  throw new Ask('holder', { key: 'authority.unknown', values: { name } })
}
