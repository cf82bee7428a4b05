/** Checks what a bot wants to write, as strictly as Telegram does. */
import { type Entity, type Formatted, findEntities, parseHtml, trim } from './markup.js'
import { Refusal } from './refusal.js'
import type { Button, World } from './world.js'

const longest = 4096
export const longestCaption = 1024

export function readText(world: World, given: unknown, parseMode: unknown, most = longest): Formatted {
  if (typeof given !== 'string') throw new Refusal(400, 'Bad Request: message text is empty')
  if (parseMode !== undefined && parseMode !== 'HTML') throw new Refusal(400, 'Bad Request: unsupported parse_mode')
  const read = parseMode === 'HTML' ? parseHtml(given) : trim({ text: given, entities: [] })
  if (read.text === '') throw new Refusal(400, 'Bad Request: message text is empty')
  if (read.text.length > most)
    throw new Refusal(400, `Bad Request: message ${most === longest ? 'is' : 'caption is'} too long`)
  const marked = read.entities.flatMap((entity) => knownMention(world, entity))
  return { text: read.text, entities: [...marked, ...findEntities(read.text)] }
}

/** A link to somebody whom the bot never met silently becomes plain text. */
function knownMention(world: World, entity: Entity): Entity[] {
  if (entity.type !== 'text_mention') return [entity]
  const user = world.people.get(entity.user?.id ?? 0)
  return user ? [{ ...entity, user }] : []
}

export function readKeyboard(given: unknown): Button[][] {
  if (given === undefined) return []
  const rows =
    typeof given === 'object' && given !== null && 'inline_keyboard' in given ? given.inline_keyboard : undefined
  if (!Array.isArray(rows)) throw new Refusal(400, 'Bad Request: object expected as reply markup')
  const keyboard = rows as Button[][]
  if (keyboard.flat().length > 100) throw new Refusal(400, 'Bad Request: reply markup is too long')
  for (const button of keyboard.flat()) {
    if (!button.text) throw new Refusal(400, 'Bad Request: text buttons are unallowed in the inline keyboard')
    const bytes = Buffer.byteLength(button.callback_data ?? '')
    if (button.url === undefined && (bytes < 1 || bytes > 64))
      throw new Refusal(400, 'Bad Request: BUTTON_DATA_INVALID')
  }
  return keyboard
}
