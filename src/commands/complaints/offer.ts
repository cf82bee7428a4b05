/** A quiet offer: what sounds like a complaint in a work room may become one by a tap, or is said to be none; nothing happens otherwise (R002-047). */

import type { Listener } from '../../core/inbox/listener.js'
import { choices, type Draft, text } from '../../core/posts/draft.js'
import { complaintOfThread } from '../../domain/complaints/find.js'
import type { Rules } from '../../domain/policy/rules.js'

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/

export const offerComplaint: Listener<Rules> = {
  async hears(said, { db, room, brand, person, thread, rules, key }): Promise<Draft[]> {
    const staff = person !== null && (person.admin || person.roles.length > 0)
    if (room.purpose !== 'work' || !brand || !staff) return []
    const lower = said.toLowerCase()
    if (!rules.policy.complaint.words.some((word) => lower.includes(word.toLowerCase()))) return []
    if (thread && complaintOfThread(db, thread.id)) return []
    const does = { command: 'complaint', given: givenIn(said) }
    const offer = `${key}:offer`
    const { phone, problems } = does.given
    const no = { command: 'no_complaint', given: { offer, phone, words: problems.join() } }
    const buttons = [
      { label: { key: 'complaint.button.open' }, does },
      { label: { key: 'warning.button' }, does: no },
    ]
    return [{ key: offer, blocks: [text('complaint.offer'), choices(buttons)] }]
  },
}

/** The message is the problem; a phone number in it is the customer's, and not for the room to read again. */
function givenIn(said: string) {
  const [phone] = MOBILE.exec(said) ?? []
  return { phone, problems: [said.replace(MOBILE, '').trim() || said] }
}
