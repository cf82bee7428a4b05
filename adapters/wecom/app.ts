/** Posts of the custom app to one person: the second way to a direct room, and the one whose cards can be changed for days. */
import { SendError } from '../../src/core/adapter.js'
import type { Post, PostFile, Receipt } from '../../src/core/post.js'
import type { Answer } from './api.js'
import type { AppLine } from './app-line.js'
import { keep } from './bounded.js'
import { codeOf, type Place, toSendError } from './errors.js'
import { createSayWithFiles, type Tell } from './files-after.js'
import { codeOfGesture } from './gesture-of-app.js'
import { largestImageOf, mediaIdOf, toMedia } from './media.js'
import { idOf } from './message-id.js'
import { renderCard, renderText } from './render.js'

export interface AppParts {
  line: AppLine
  agentId: number | string
  tell: Tell
}

/** One attempt at a post, to the account that the room is named after. Throws only SendError. */
export type SendByApp = (userid: string, post: Post) => Promise<Receipt>

const place: Place = { direct: true, route: 'app' }
const taskIdIsTaken = 42014

export function createSendByApp({ line, agentId, tell }: AppParts): SendByApp {
  const agentid = Number(agentId)
  /** By message: with what its card can be changed, once. */
  const changeable = new Map<string, string>()
  const spent = new Map<string, true>()
  const sayWithFiles = createSayWithFiles(tell)

  async function send(userid: string, content: object): Promise<Answer> {
    const answer = await line.post('/cgi-bin/message/send', { touser: userid, agentid, ...content })
    // WeCom calls it a success when it knows nobody of those it was meant for.
    if (names(answer.invaliduser, userid) || names(answer.unlicenseduser, userid))
      throw new SendError('refused', 'message/send: no such person', { because: 'no-private-line' })
    return answer
  }

  async function say(userid: string, post: Post): Promise<Receipt> {
    const messageId = idOf(post.key)
    if (!post.blocks.some(({ kind }) => kind === 'choices')) {
      if (post.blocks.length > 0) await send(userid, { msgtype: 'text', text: { content: renderText(post) } })
      return { messageId }
    }
    try {
      const card = { msgtype: 'template_card', template_card: renderCard(post, messageId) }
      const { response_code: code } = await send(userid, card)
      if (typeof code === 'string') keep(changeable, messageId, code)
    } catch (error) {
      // The card of an earlier attempt has arrived.
      if (!(post.triedSince && codeOf(error) === taskIdIsTaken)) throw error
    }
    return { messageId }
  }

  async function change(userid: string, post: Post, messageId: string): Promise<Receipt> {
    const code = codeOfGesture(post.answers) ?? changeable.get(messageId)
    if (code === undefined || spent.has(code)) throw gone('the card can no longer be changed')
    const card = renderCard(post, messageId)
    const body = { userids: [userid], agentid, response_code: code, template_card: card }
    try {
      await line.post('/cgi-bin/message/update_template_card', body)
      keep(spent, code, true)
      return { messageId }
    } catch (error) {
      const failure = toSendError(error, place)
      if (failure.kind === 'unknown') keep(spent, code, true)
      throw failure.kind === 'refused' ? gone(failure.message) : failure
    }
  }

  async function show(userid: string, file: PostFile): Promise<boolean> {
    const media = await toMedia(file, largestImageOf.app)
    if (!media) return false
    const media_id = mediaIdOf(await line.upload('/cgi-bin/media/upload', { type: media.kind }, media))
    await send(userid, { msgtype: media.kind, [media.kind]: { media_id } })
    return true
  }

  return async (userid, post) => {
    // It only says "received" to a press, for which WeCom has no words.
    if (post.blocks.length === 0 && !post.files?.length) return { messageId: '' }
    try {
      if (post.edits !== undefined) return await change(userid, post, post.edits)
      return await sayWithFiles(
        post,
        place,
        () => say(userid, post),
        (file) => show(userid, file),
      )
    } catch (error) {
      throw toSendError(error, place)
    }
  }
}

function gone(why: string): SendError {
  return new SendError('refused', why, { because: 'message-gone' })
}

/** The list comes joined by bars and in lower case. */
function names(list: unknown, userid: string): boolean {
  return typeof list === 'string' && list.toLowerCase().split('|').includes(userid.toLowerCase())
}
