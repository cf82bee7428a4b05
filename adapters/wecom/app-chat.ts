/** The groups that the custom app makes, one for each complaint: the app can make, name and fill them, and speak there, but not hear. */
import { SendError } from '../../src/core/adapter.js'
import type { Post, PostFile, Receipt } from '../../src/core/post.js'
import { createAppGroups } from './app-groups.js'
import type { AppLine } from './app-line.js'
import { type Place, toSendError } from './errors.js'
import { createSayWithFiles, type Tell } from './files-after.js'
import { largestImageOf, mediaIdOf, toMedia } from './media.js'
import { isUserid, type Mention, namedIn } from './mentions.js'
import { idOf } from './message-id.js'
import { mentionLists, renderText } from './render.js'

export interface AppChatParts {
  line: AppLine
  tell: Tell
}

/** One attempt at a post that opens, renames or speaks in such a group. Throws only SendError. */
export type SendToGroup = (post: Post) => Promise<Receipt>

const place: Place = { direct: false, route: 'group' }

export function createSendToGroup({ line, tell }: AppChatParts): SendToGroup {
  const groups = createAppGroups(line, (account) => tell('wecomMember', { account }))
  const sayWithFiles = createSayWithFiles(tell)
  const send = (chatid: string, content: object) => line.post('/cgi-bin/appchat/send', { chatid, ...content })

  async function show(chatid: string, file: PostFile): Promise<boolean> {
    const media = await toMedia(file, largestImageOf.app)
    if (!media) return false
    const media_id = mediaIdOf(await line.upload('/cgi-bin/media/upload', { type: media.kind }, media))
    await send(chatid, { msgtype: media.kind, [media.kind]: { media_id } })
    return true
  }

  async function say(chatid: string, post: Post): Promise<Receipt> {
    const members = await groups.bringIn(chatid, [...accountsOf(post), ...plain(post.members ?? [])])
    const seen = { ...post, private: undefined, mentions: namedIn(post).map((one) => asSeenIn(members, one)) }
    const { mentioned_list } = mentionLists(seen)
    const text = { content: renderText(seen), ...(mentioned_list && { mentioned_list }) }
    if (post.blocks.length > 0) await send(chatid, { msgtype: 'text', text })
    return { messageId: idOf(post.key), thread: chatid }
  }

  return async (post) => {
    const { opensThread: opening, threadState, thread } = post
    try {
      if (threadState && thread !== undefined) {
        await groups.rename(thread, threadState.title)
        return { messageId: '' }
      }
      const tag = opening?.tag ?? idOf(post.key)
      const chatid = opening
        ? await groups.open({ tag, key: post.key }, opening.title, plain(opening.members ?? []))
        : thread
      if (chatid === undefined) throw new SendError('refused', 'no group was named')
      return await sayWithFiles(
        post,
        place,
        () => say(chatid, post),
        (file) => show(chatid, file),
      )
    } catch (error) {
      const failure = toSendError(error, place)
      // A group that is gone needs no name.
      if (threadState && failure.details.because === 'thread-gone') return { messageId: '' }
      throw failure
    }
  }
}

function accountsOf(post: Post): string[] {
  return plain(namedIn(post).flatMap(({ account }) => account ?? []))
}

/** The app knows nobody by another id. */
function plain(accounts: string[]): string[] {
  return [...new Set(accounts)].filter(isUserid)
}

/** Whoever is not in the group cannot be pinged there, and nobody is by telephone number: the name stands in the text then. */
function asSeenIn(members: ReadonlySet<string>, { account, name }: Mention): Mention {
  return account !== undefined && members.has(account) ? { account, name } : { name }
}
