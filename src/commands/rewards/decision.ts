/** The buttons under a proposed reward; who earned it learns of it in private once it is granted, who proposed it either way. */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { integer } from '../../core/kinds/integer.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { directRoomsOf } from '../../domain/people/direct-rooms.js'
import { type Award, awardById, decideAward } from '../../domain/rewards/award.js'
import { mayDecideAward } from '../../domain/rewards/deciders.js'
import { definePublicCommand, type StaffHere } from '../define.js'
import { editsOf } from '../edits.js'
import { staffHere } from '../staff-here.js'
import { ACTS, awardBlocks, decidingOn, keyOf } from './card.js'

export const awardDecision = definePublicCommand({
  name: 'award_decision',
  arguments: { award: integer(), act: act('approve', 'reject') },
  who: 'anyone',
  // In a direct room that belongs to no brand, whose reward it is tells the brand.
  where: ['direct'],
  hidden: true,
  async handle({ award: id, act }, context) {
    const { db } = context
    const before = awardById(db, id)
    if (!before) throw new UserMistake({ key: 'core.buttonStale' })
    const here = await staffHere(context, before.brandId)
    const { person, now } = here
    if (!mayDecideAward(db, decidingOn(here, before.complaintId), before, person))
      throw new NotAllowed({ key: 'reward.notYours' })
    if (!decideAward(db, before, ACTS[act], person.id, now)) throw new UserMistake({ key: 'reward.decidedAlready' })
    const award: Award = { ...before, state: ACTS[act] }
    const blocks = awardBlocks(award)
    const told = await toldPosts(here, award)
    const { code, person: name } = award
    const isUntold = award.state === 'granted' && told.every(({ earner }) => !earner)
    const tellThem = isUntold ? [text('reward.untold', { code, name })] : []
    return [{ blocks: [...blocks, ...tellThem] }, ...editsOf(db, keyOf(award), blocks), ...told.map(({ post }) => post)]
  },
})

/** Nobody where no direct room is open. */
async function toldPosts({ db, room }: StaffHere, award: Award): Promise<{ earner: boolean; post: Draft }[]> {
  const { code, person: name, reason, personId, createdBy, state } = award
  const to = async (person: number, key: string) =>
    (await directRoomsOf(db, { id: person }))
      .filter((one) => one !== room.id)
      .map((one) => ({
        earner: person === personId,
        post: { room: one, thread: null, reply: false, blocks: [text(key, { code, name, reason })] },
      }))
  return [
    ...(state === 'granted' ? await to(personId, 'reward.yours') : []),
    ...(await to(createdBy, `reward.decided.${state}`)),
  ]
}
