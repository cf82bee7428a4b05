/** Files that the bot uploads in chunks over its long connection. */
import { createHash } from 'node:crypto'
import { number, text } from './fields.js'
import { usualLimits } from './limits.js'
import { Refusal } from './refusal.js'
import type { Json, Upload, World } from './world.js'

const megabyte = 1024 * 1024
const largest: Record<string, number> = {
  image: 10 * megabyte,
  video: 10 * megabyte,
  voice: 2 * megabyte,
  file: 20 * megabyte,
}

export const uploadRequests = {
  aibot_upload_media_init: init,
  aibot_upload_media_chunk: chunk,
  aibot_upload_media_finish: finish,
}

interface Request {
  world: World
  body: Json
}

function init({ world, body }: Request): Json {
  const type = text(body, 'type')
  const most = largest[type]
  const size = number(body, 'total_size')
  const total = number(body, 'total_chunks')
  if (most === undefined) throw new Refusal(40008)
  if (size < 5 || size > most) throw new Refusal(45002)
  if (total < 1 || total > 100) throw new Refusal(40058, 'total_chunks', true)
  if (!world.within('uploads', usualLimits)) throw new Refusal(846607)
  const id = world.id('upload')
  const name = text(body, 'filename')
  world.uploading.set(id, { at: world.now(), type, name, size, total, md5: text(body, 'md5'), chunks: new Map() })
  return { upload_id: id }
}

function chunk({ world, body }: Request): undefined {
  const upload = find(world, body)
  const index = number(body, 'chunk_index')
  const part = Buffer.from(text(body, 'base64_data'), 'base64')
  if (index < 0 || index >= upload.total) throw new Refusal(40058, 'chunk_index', true)
  if (part.length === 0 || part.length > megabyte / 2) throw new Refusal(45002)
  upload.chunks.set(index, part)
}

function finish({ world, body }: Request): Json {
  const { chunks, total, size, md5, type, name } = find(world, body)
  const parts = [...chunks].toSorted(([a], [b]) => a - b).map(([, part]) => part)
  const whole = Buffer.concat(parts)
  if (chunks.size !== total || whole.length !== size) throw new Refusal(40058, 'chunks are missing', true)
  if (createHash('md5').update(whole).digest('hex') !== md5) throw new Refusal(40058, 'md5', true)
  world.uploading.delete(text(body, 'upload_id'))
  const media_id = world.id('media')
  world.uploads.set(media_id, { owner: 'bot', at: world.now(), type, name, bytes: whole })
  return { type, media_id, created_at: String(Math.floor(world.now() / 1000)) }
}

function find(world: World, body: Json): Upload {
  const upload = world.uploading.get(text(body, 'upload_id'))
  if (!upload || world.now() - upload.at > 30 * 60_000) throw new Refusal(40058, 'upload_id')
  return upload
}
