/** The robot of a group: `webhook/send` and its uploads, by nothing but a key. */
import { createHash } from 'node:crypto'
import { cardIn } from './check-card.js'
import { content, object, text } from './fields.js'
import type { Handler } from './http.js'
import { webhookLimits } from './limits.js'
import { pinged } from './pings.js'
import { Refusal } from './refusal.js'
import { fileMessage, keepUpload } from './uploaded.js'
import type { Json, SentFile, Stored, World } from './world.js'

const megabyte = 1024 * 1024

export const sendByWebhook: Handler = ({ world, query, body }) => {
  const group = groupOf(world, query)
  const key = text(query, 'key')
  const stored = compose(world, key, body)
  if (!world.within(`webhook ${key}`, webhookLimits)) throw new Refusal(45009)
  const kind = text(body, 'msgtype')
  const pings =
    kind === 'text' || kind === 'markdown' ? pinged(world, group.members, stored.raw, object(body, kind)) : []
  world.post(group.board, { via: 'webhook', ...stored, pings })
}

export const uploadByWebhook: Handler = async ({ world, query, form }) => {
  groupOf(world, query)
  const type = text(query, 'type')
  if (type !== 'file' && type !== 'voice') throw new Refusal(40008)
  return keepUpload(world, text(query, 'key'), type, await form())
}

function groupOf(world: World, query: Json) {
  const webhook = world.webhooks.get(String(query.key))
  if (!webhook || webhook.state === 'removed') throw new Refusal(93000)
  if (webhook.state === 'disabled') throw new Refusal(93004)
  if (webhook.state === 'outside') throw new Refusal(93008)
  return webhook.group
}

function compose(world: World, key: string, body: Json): Pick<Stored, 'kind' | 'raw'> & Partial<Stored> {
  const kind = text(body, 'msgtype')
  if (kind === 'text') return { kind, raw: content(body, kind, 2048) }
  if (kind === 'markdown' || kind === 'markdown_v2') return { kind: 'markdown', raw: content(body, kind, 4096) }
  if (kind === 'template_card') {
    return { kind: 'card', raw: '', card: cardIn(world, body, ['text_notice', 'news_notice']) }
  }
  if (kind === 'image') return { kind, raw: '', files: [picture(object(body, kind))] }
  if (kind === 'file' || kind === 'voice') return fileMessage(world, key, body)
  throw new Refusal(40008)
}

/** JPG or PNG of at most 2 MB, its md5 over the bytes themselves. */
function picture(image: Json): SentFile {
  const bytes = Buffer.from(text(image, 'base64'), 'base64')
  const isPicture = bytes.subarray(0, 3).toString('hex') === 'ffd8ff' || bytes.subarray(1, 4).toString() === 'PNG'
  if (bytes.length > 2 * megabyte) throw new Refusal(45002)
  if (!isPicture) throw new Refusal(40058, 'image is neither JPG nor PNG', true)
  if (createHash('md5').update(bytes).digest('hex') !== image.md5) throw new Refusal(40058, 'image.md5', true)
  return { name: '', bytes }
}
