/** The Bot API's methods about photos, documents and albums: taken in, checked, and given out again. */
import type { Method } from './methods.js'
import { Upload } from './multipart.js'
import { change, ownMessage, readPlace } from './place.js'
import { Refusal } from './refusal.js'
import { fileShape, messageShape } from './shape.js'
import { longestCaption, readKeyboard, readText } from './text.js'
import type { Media, StoredMessage, World } from './world.js'

const megabyte = 1024 * 1024

export const mediaMethods: Record<string, Method> = {
  sendPhoto: (world, given) => send(world, given, 'photo'),
  sendDocument: (world, given) => send(world, given, 'document'),

  sendMediaGroup(world, given) {
    const { chat, place } = readPlace(world, given)
    const list = (given.media ?? []) as {
      type: Media['kind']
      media: unknown
      caption?: unknown
      parse_mode?: unknown
    }[]
    if (list.length < 2 || list.length > 10)
      throw new Refusal(400, 'Bad Request: an album must have from 2 to 10 messages')
    if (new Set(list.map(({ type }) => type)).size > 1)
      throw new Refusal(400, "Bad Request: document can't be mixed with other media types")
    const items = list.map(({ type, media, caption, parse_mode }) => ({
      media: readMedia(world, type, media, given),
      ...readCaption(world, caption, parse_mode),
    }))
    const album = world.newAlbum()
    return items.map(({ text, ...item }) =>
      messageShape(world.addMessage(chat, world.bot, text, { ...item, ...place, album })),
    )
  },

  editMessageCaption(world, given) {
    const content = {
      ...readCaption(world, given.caption, given.parse_mode),
      keyboard: readKeyboard(given.reply_markup),
    }
    const message = ownMessage(world, given)
    if (!message.media) throw new Refusal(400, 'Bad Request: there is no caption in the message to edit')
    return messageShape(change(message, content))
  },

  getFile(world, given) {
    const file = world.files.get(String(given.file_id))
    if (!file) throw new Refusal(400, 'Bad Request: invalid file_id')
    if (file.bytes.length > 20 * megabyte) throw new Refusal(400, 'Bad Request: file is too big')
    return { ...fileShape(file), file_path: file.path }
  },
}

function send(world: World, given: Record<string, unknown>, kind: Media['kind']): unknown {
  const keyboard = readKeyboard(given.reply_markup)
  const { text, entities } = readCaption(world, given.caption, given.parse_mode)
  const { chat, place } = readPlace(world, given)
  const media = readMedia(world, kind, given[kind], given)
  return messageShape(world.addMessage(chat, world.bot, text, { entities, keyboard, media, ...place }))
}

function readCaption(world: World, given: unknown, parseMode: unknown): Pick<StoredMessage, 'text' | 'entities'> {
  if (given === undefined || given === '') return { text: '', entities: [] }
  return readText(world, given, parseMode, longestCaption)
}

/** Only uploads are taken: a file id or an address of the web would show something of somebody else. */
function readMedia(world: World, kind: Media['kind'], named: unknown, given: Record<string, unknown>): Media {
  const upload = given[String(named).replace('attach://', '')]
  if (!(upload instanceof Upload)) throw new Refusal(400, 'Bad Request: wrong remote file identifier specified')
  const { name, bytes } = upload
  if (bytes.length === 0) throw new Refusal(400, 'Bad Request: file must be non-empty')
  if (bytes.length > 50 * megabyte) throw new Refusal(413, 'Request Entity Too Large')
  if (kind === 'photo' && bytes.length > 10 * megabyte)
    throw new Refusal(400, `Bad Request: file of size ${bytes.length} bytes is too big for a photo`)
  if (kind === 'photo' && !isPicture(bytes)) throw new Refusal(400, 'Bad Request: IMAGE_PROCESS_FAILED')
  return { kind, file: world.addFile(name, bytes) }
}

function isPicture(bytes: Buffer): boolean {
  return /^(ffd8ff|89504e47|47494638|52494646)/.test(bytes.subarray(0, 4).toString('hex'))
}
