/** A complaint is kept among those who handle it, or told to everybody again (R004-040, R004-066). */
import { UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/posts/draft.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import { setSecret } from '../../domain/secrecy/secret.js'
import { tellAccused } from '../accused/told.js'
import { meantComplaint } from '../complaints/meant.js'
import { tell } from '../complaints/tell.js'
import { defineCommand, type StaffHere } from '../define.js'
import { unreadLine, veiledLooks } from './looks.js'

export default defineCommand({
  name: 'secret',
  arguments: { code: code().optional(), act: act('cancel').optional() },
  who: REPORTERS,
  where: ['work', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantComplaint(context, given.code)
    const { id, code } = complaint
    const secret = given.act === undefined
    const key = secret ? 'secrecy.secret' : 'secrecy.open'
    if (!setSecret(db, context, { complaint, secret, by: person.id, at: now }))
      throw new UserMistake({ key: `${key}Already`, values: { code } })
    const line = text(key, { code })
    return [
      ...tell(context, complaint, line, ...unreadLine(context, complaint)),
      ...veiledLooks(context, id),
      ...(await tellAccused(context, id)),
    ]
  },
})
