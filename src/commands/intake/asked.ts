/** Where the policy wants more of the home and its people, it is asked for once a complaint is taken down, never before (R000-020, R001-034, R002-038). */
import { kind } from '../../core/commands/argument.js'
import { Ask, type Value } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { text as words } from '../../core/kinds/text.js'
import { choices, type Draft, facts, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { fileAsked, unknownIn } from '../../domain/forms/asked.js'
import { ASKED, type Asked } from '../../domain/forms/asked-names.js'
import { meantComplaint } from '../complaints/meant.js'
import { defineCommand, type StaffHere } from '../define.js'
import { editsOf } from '../edits.js'

/** Who cannot say goes on to the next question. */
const SKIPPED = ''

/** One quiet line under the opening post, or where the reporter is; nothing when all of it is known. */
export function askedPosts({ db, rules, room }: StaffHere, complaint: Complaint): Draft[] {
  const unknown = unknownIn(db, rules, complaint)
  if (unknown.length === 0) return []
  const { code, customer, roomId, threadId } = complaint
  const home = room.id === roomId ? { room: roomId, thread: threadId } : {}
  const does = { command: asked.name, given: { code: tailOf(code) } }
  const line = text('asked.unknown', { code, customer, names: unknown.map(nameOf) })
  return [
    {
      ...home,
      key: keyOf(complaint),
      reply: false,
      blocks: [line, choices([{ label: { key: 'button.fill' }, does }])],
    },
  ]
}

const answer = () =>
  kind<string>({
    ...words(),
    onlyNamed: true,
    shown: (said) => (said === SKIPPED ? { key: 'asked.skipped' } : said),
  }).optional()

export const asked = defineCommand({
  name: 'asked',
  arguments: { code: code(), address: answer(), area: answer(), manager: answer(), supervisor: answer() },
  who: 'staff',
  where: ['work', 'direct'],
  hidden: true,
  async handle(given, context: StaffHere) {
    const { db, rules, person, now } = context
    const complaint = meantComplaint(context, given.code)
    const next = unknownIn(db, rules, complaint).find((one) => given[one] === undefined)
    if (next !== undefined) throw question(context, complaint, next)
    const said = Object.fromEntries(ASKED.flatMap((one) => (given[one] ? [[one, given[one]]] : [])))
    fileAsked(db, { complaint, said, by: person.id, at: now })
    const { code, customer } = complaint
    const lines = Object.entries(said).map(([one, value]): [string, Value] => [`asked.name.${one}`, value])
    const blocks =
      lines.length > 0
        ? [text('asked.filed', { code, customer }), facts(lines)]
        : [text('asked.later', { code, customer })]
    return [{ blocks }, ...editsOf(db, keyOf(complaint), blocks)]
  },
})

/** One after the other. In a group it is to be replied to: the button under it is only for whoever cannot say. */
function question({ room, mentionsOnly }: StaffHere, { customer }: Complaint, one: Asked): Ask {
  const how = room.purpose === 'direct' ? '' : { key: mentionsOnly ? 'core.mentionHint' : 'core.replyHint' }
  const said = { key: 'asked.question', values: { customer, name: nameOf(one), how } }
  return new Ask(one, said, [{ label: { key: 'asked.skip' }, value: SKIPPED }])
}

const nameOf = (one: Asked) => ({ key: `asked.name.${one}` })
const keyOf = ({ id }: Complaint): string => `asked:${id}`
