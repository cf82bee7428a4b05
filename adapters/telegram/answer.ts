/** Answers the press of a button in Telegram's own short window: the spinner stops, or a small notice appears. */
import type { Post } from '../../src/core/post.js'
import { describe, refusal } from './errors.js'
import { type Line, within } from './line.js'
import { render } from './render.js'

const longestNotice = 200

/** A person is waiting for the post behind the answer: the answer may not hold it up. */
const shortWaitMs = 3000

/**
 * @returns true when the whole post was said with the answer; false when it is still to be sent, also because the press
 * is too old to be answered.
 */
export async function answerPress({ api, log }: Line, post: Post, press: string): Promise<boolean> {
  const notice = noticeOf(post)
  if (notice === undefined) {
    try {
      await api.answerCallbackQuery(press, {}, within(shortWaitMs))
    } catch (error) {
      log.debug({ error: describe(error) }, 'a press could not be answered')
    }
    return false
  }
  try {
    await api.answerCallbackQuery(press, notice === '' ? {} : { text: notice, show_alert: true })
    return true
  } catch (error) {
    if (!isTooOld(error)) throw error
    return notice === ''
  }
}

/** Nothing to say at all is a notice too: an empty one. */
function noticeOf(post: Post): string | undefined {
  if (post.blocks.length === 0) return ''
  const { plain, buttons } = render(post.blocks, [])
  return post.private && buttons.length === 0 && plain.length <= longestNotice ? plain : undefined
}

function isTooOld(error: unknown): boolean {
  return /query is too old|query_id_invalid/.test(refusal(error, 400) ?? '')
}
