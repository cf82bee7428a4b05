/** Files sent as forms, by a group's robot or by the app, and who may use them how long. */
import { object, text } from './fields.js'
import { Refusal } from './refusal.js'
import type { Json, Stored, World } from './world.js'

const megabyte = 1024 * 1024
const threeDays = 72 * 3_600_000
const largest: Record<string, number> = { image: 10, voice: 2, video: 10, file: 20 }

/** @param owner the robot's key, or the app */
export async function keepUpload(world: World, owner: string, type: string, form: FormData): Promise<Json> {
  const part = form.get('media')
  const most = largest[type]
  if (most === undefined) throw new Refusal(40008)
  if (!(part instanceof File) || part.name === '') throw new Refusal(44001, 'no media part with a filename', true)
  if (part.size < 5 || part.size > most * megabyte) throw new Refusal(45002)
  const bytes = Buffer.from(await part.arrayBuffer())
  const media_id = world.id('media')
  world.uploads.set(media_id, { owner, at: world.now(), type, name: part.name, bytes })
  return { type, media_id, created_at: String(Math.floor(world.now() / 1000)) }
}

/** A message of this kind that shows such a file. */
export function fileMessage(world: World, owner: string, body: Json): Pick<Stored, 'kind' | 'raw' | 'files'> {
  const kind = text(body, 'msgtype')
  const upload = world.uploads.get(text(object(body, kind), 'media_id'))
  const mayUse = upload?.owner === owner && upload.type === kind && world.now() - upload.at <= threeDays
  if (!mayUse) throw new Refusal(40007)
  return { kind: kind === 'image' ? 'image' : 'file', raw: '', files: [{ name: upload.name, bytes: upload.bytes }] }
}

export const fileKinds = ['file', 'image', 'voice', 'video']
