/** Posts by the group's own robot: the way that always carries, and really pings. */
import { createHash } from 'node:crypto'
import type { Post, PostFile, Receipt } from '../../src/core/post.js'
import type { Api } from './api.js'
import { codeOf, type Place, toSendError } from './errors.js'
import { createSayWithFiles, type Tell } from './files-after.js'
import { largestImageOf, type Media, mediaIdOf, toMedia } from './media.js'
import { idOf } from './message-id.js'
import { bytes, mentionLists, renderText, renderWebhookMarkdown } from './render.js'

export interface Webhook {
  /** One attempt with the robot of this key. Throws only SendError. */
  sendByWebhook(key: string, post: Post): Promise<Receipt>
  /** The robot was removed or switched off a short while ago. */
  isDown(key: string): boolean
}

export interface WebhookParts {
  api: Api
  now: () => Date
  tell: Tell
}

const sendPath = '/cgi-bin/webhook/send'
const place: Place = { direct: false, route: 'webhook' }
const longestText = 2048
const robotIsGone: ReadonlySet<number | undefined> = new Set([93000, 93004, 93008])
/** Somebody may have switched it on again, and nobody tells. */
const tryAgainMs = 60 * 60_000

export function createWebhook({ api, now, tell }: WebhookParts): Webhook {
  const downUntil = new Map<string, number>()
  const sayWithFiles = createSayWithFiles(tell)
  const send = (key: string, body: object) => api.post(sendPath, { key }, body)

  async function show(key: string, file: PostFile): Promise<boolean> {
    const media = await toMedia(file, largestImageOf.webhook)
    if (!media) return false
    await send(key, media.kind === 'image' ? imageOf(media) : await fileOf(key, media))
    return true
  }

  async function fileOf(key: string, media: Media): Promise<object> {
    const answer = await api.upload('/cgi-bin/webhook/upload_media', { key, type: 'file' }, media)
    return { msgtype: 'file', file: { media_id: mediaIdOf(answer) } }
  }

  return {
    async sendByWebhook(key, post) {
      if (post.blocks.length === 0 && !post.files?.length) return { messageId: '' }
      const receipt = { messageId: idOf(post.key) }
      const say = async () => {
        if (post.blocks.length > 0) await send(key, messageOf(post))
        return receipt
      }
      try {
        return await sayWithFiles(post, place, say, (file) => show(key, file))
      } catch (error) {
        const code = codeOf(error)
        if (robotIsGone.has(code)) {
          downUntil.set(key, now().getTime() + tryAgainMs)
          tell('wecomWebhook', { room: post.room.id, code: String(code) })
        }
        throw toSendError(error, place)
      }
    },
    isDown: (key) => now().getTime() < (downUntil.get(key) ?? 0),
  }
}

/** Only plain text can ping by telephone number; what is longer, or pings nobody, is markdown. */
function messageOf(post: Post): object {
  const lists = mentionLists(post)
  const content = renderText(post)
  const pings = Object.keys(lists).length > 0
  if (pings && bytes(content) <= longestText) return { msgtype: 'text', text: { content, ...lists } }
  return { msgtype: 'markdown', markdown: { content: renderWebhookMarkdown(post) } }
}

function imageOf({ bytes: picture }: Media): object {
  const base64 = Buffer.from(picture).toString('base64')
  return { msgtype: 'image', image: { base64, md5: createHash('md5').update(picture).digest('hex') } }
}
