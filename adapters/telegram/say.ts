/** Says a text in Telegram's HTML, or plain when our marks were refused. */
import type { Message } from 'grammy/types'
import { describe, refusal } from './errors.js'
import type { Line } from './line.js'
import type { Rendered } from './render.js'
import type { Place } from './threads.js'

export function sayText(line: Line, room: string, place: Place, text: Rendered): Promise<Message> {
  return inHtml(line, text, (words, parseMode) =>
    line.api.sendMessage(room, words, { ...place, ...noPreview, ...buttonsOf(text), ...parseMode }),
  )
}

export const noPreview = { link_preview_options: { is_disabled: true } }

/** An edit without a keyboard takes the old buttons away. */
export function buttonsOf({ buttons }: Rendered) {
  return buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons } } : {}
}

/** Marks that Telegram cannot read are our bug; people get the text all the same. */
export async function inHtml<T>(
  line: Line,
  text: Rendered,
  call: (words: string, parseMode: { parse_mode?: 'HTML' }) => Promise<T>,
): Promise<T> {
  try {
    return await call(text.html, { parse_mode: 'HTML' })
  } catch (error) {
    if (!refusal(error, 400)?.includes("can't parse entities")) throw error
    line.log.error({ error: describe(error) }, 'our marks were refused, the text goes out plain')
    return call(text.plain, {})
  }
}
