/** Undelivered messages: shows what was given up, and sends one again. */
import { kind } from '../../core/commands/argument.js'
import { UserMistake } from '../../core/errors.js'
import { integer } from '../../core/kinds/integer.js'
import { type LostPost, lostPosts, resend } from '../../core/outbox/repair.js'
import { choices, list, text } from '../../core/posts/draft.js'
import { definePublicCommand } from '../define.js'

/** @param wake wakes an outbox lane once this is committed. */
export const makeResend = (wake: (lane: string) => void) =>
  definePublicCommand({
    name: 'resend',
    arguments: { post: kind<number>({ ...integer(), offer: 'never' }).optional() },
    who: ['admin'],
    where: ['direct', 'management', 'work'],
    async handle({ post }, { db, now }) {
      if (post === undefined) return [showLost(await lostPosts(db))]
      const lane = await resend(db, post, now)
      if (lane === undefined) throw new UserMistake({ key: 'core.nothingLost' })
      wake(lane)
      return [{ private: true, blocks: [text('core.resent')] }]
    },
  })

function showLost(posts: LostPost[]) {
  if (posts.length === 0) return { blocks: [text('core.nothingLost')] }
  const items = posts.map(({ room, firstLine, error }, index) => ({
    key: 'core.lostItem',
    values: { number: index + 1, room, line: firstLine, why: { key: `core.why.${error}` } },
  }))
  const buttons = posts.slice(0, 8).map(({ id }, index) => ({
    label: { key: 'button.resendThis', values: { number: index + 1 } },
    does: { command: 'resend', given: { post: id } },
  }))
  return { blocks: [text('core.lostTitle'), list(items), choices(buttons)] }
}
