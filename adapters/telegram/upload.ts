/** Sends one photo, one document, or an album of either, perhaps with a caption. */
import { type Api, InputFile } from 'grammy'
import type { Message } from 'grammy/types'
import type { PostFile } from '../../src/core/post.js'
import type { Batch } from './attachments.js'
import { refusal } from './errors.js'
import type { Line } from './line.js'
import type { Rendered } from './render.js'
import { buttonsOf, inHtml } from './say.js'
import type { Place } from './threads.js'

/** What Telegram says of a picture that it cannot show, and of a file that it will not take. */
const unfitText = /too big|image_process_failed|photo_invalid|photo_ext_invalid|photo_save|non-empty/

/**
 * A picture that Telegram cannot show goes out as a document.
 * @returns the first message; undefined when Telegram will not have these files in any way
 */
export async function upload(
  line: Line,
  room: string,
  place: Place,
  batch: Batch,
  caption?: Rendered,
): Promise<Message | undefined> {
  try {
    const send = (words?: string, parseMode = {}) =>
      sendBatch(
        line.api,
        room,
        batch,
        {
          ...place,
          ...(words === undefined ? {} : { caption: words, ...parseMode }),
          ...(caption ? buttonsOf(caption) : {}),
        },
        line.forFiles(),
      )
    return caption && caption.plain !== '' ? await inHtml(line, caption, send) : await send()
  } catch (error) {
    if (refusal(error, 413) === undefined && !unfitText.test(refusal(error, 400) ?? '')) throw error
    return batch.kind === 'photo' ? upload(line, room, place, { ...batch, kind: 'document' }, caption) : undefined
  }
}

type Options = Place & Pick<NonNullable<Parameters<Api['sendPhoto']>[2]>, 'caption' | 'parse_mode' | 'reply_markup'>

/** An album has no buttons, and its caption stands under its first picture. */
async function sendBatch(
  api: Api,
  room: string,
  { kind, files }: Batch,
  options: Options,
  signal: ReturnType<Line['forFiles']>,
): Promise<Message | undefined> {
  const [first, ...others] = files
  if (!first) return undefined
  if (others.length === 0) {
    if (kind === 'photo') return api.sendPhoto(room, input(first), options, signal)
    return api.sendDocument(room, input(first), options, signal)
  }
  const { caption, parse_mode, reply_markup: _, ...place } = options
  const named = { ...(caption === undefined ? {} : { caption }), ...(parse_mode ? { parse_mode } : {}) }
  const album = [{ media: input(first), ...named }, ...others.map((file) => ({ media: input(file) }))]
  const sent =
    kind === 'photo'
      ? await api.sendMediaGroup(
          room,
          album.map((item) => ({ type: 'photo', ...item })),
          place,
          signal,
        )
      : await api.sendMediaGroup(
          room,
          album.map((item) => ({ type: 'document', ...item })),
          place,
          signal,
        )
  return sent[0]
}

/** The name stands unquoted in a header of the upload. */
function input({ path, name }: PostFile): InputFile {
  return new InputFile(path, name.replaceAll(/[\r\n;"\\/]/g, '_'))
}
