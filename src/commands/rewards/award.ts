/** Proposes a reward for somebody in a case; alone it shows what waits for whoever asks (R002-056). */
import { Ask, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { mention } from '../../core/kinds/mention.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { awardById, proposeAward } from '../../domain/rewards/award.js'
import { meantComplaint } from '../complaints/meant.js'
import { defineCommand, type StaffHere } from '../define.js'
import { personMeant } from '../points/person-meant.js'
import { privately } from '../points/privately.js'
import { awardCards } from './card.js'
import { awardsListed } from './listed.js'

export default defineCommand({
  name: 'award',
  arguments: { code: code().optional(), person: mention().optional(), reason: text().optional() },
  form: ['code', 'person', 'reason'],
  who: 'staff',
  where: ['work', 'management', 'direct'],
  async handle({ code, person: named, reason }, context: StaffHere) {
    const { db, brand, person, now } = context
    if (code === undefined && named === undefined && reason === undefined)
      return privately(context, ...awardsListed(context))
    const complaint = meantComplaint(context, code)
    if (named === undefined) throw new Ask('person', { key: 'reward.ask.whom' })
    const { id: personId, name } = await personMeant(context, named)
    if (personId === person.id) throw new UserMistake({ key: 'reward.oneself' })
    if (reason === undefined) throw new Ask('reason', { key: 'reward.ask.why', values: { name } })
    const answer = privately(context, say('reward.proposed', { code: complaint.code, name }))
    const proposal = { brandId: brand.id, complaintId: complaint.id, personId, reason, createdBy: person.id }
    const id = proposeAward(db, proposal, now)
    const award = id === undefined ? undefined : awardById(db, id)
    if (!award) throw new UserMistake({ key: 'reward.already', values: { code: complaint.code, name } })
    return [...answer, ...(await awardCards(context, award))]
  },
})
