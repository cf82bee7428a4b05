/** Telegram's reading of HTML and of plain text, with its own error texts. */
import { Refusal } from './refusal.js'

export interface Entity {
  type: string
  offset: number
  length: number
  url?: string
  user?: { id: number }
  language?: string
}

export interface Formatted {
  text: string
  entities: Entity[]
}

const tags: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  span: 'spoiler',
  a: 'text_link',
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

export function parseHtml(source: string): Formatted {
  const entities: Entity[] = []
  const open: { tag: string; offset: number; href: string }[] = []
  let text = ''
  let at = 0
  const fail = (what: string) => {
    throw new Refusal(400, `Bad Request: can't parse entities: ${what}`)
  }
  const bytes = (index: number) => Buffer.byteLength(source.slice(0, index))
  while (at < source.length) {
    const character = source[at] ?? ''
    if (character === '&') {
      const match = /^&(?:#(\d+)|#x([0-9a-f]+)|(lt|gt|amp|quot));?/i.exec(source.slice(at))
      const code = match?.[1] ? Number(match[1]) : match?.[2] ? Number.parseInt(match[2], 16) : undefined
      text += code === undefined ? (named[match?.[3]?.toLowerCase() ?? ''] ?? '&') : String.fromCodePoint(code)
      at += match?.[0].length ?? 1
      continue
    }
    if (character !== '<') {
      text += character
      at += 1
      continue
    }
    const end = source.indexOf('>', at)
    if (source[at + 1] === '/') {
      const tag = source.slice(at + 2, end < 0 ? source.length : end).trim()
      const last = open.pop()
      if (end < 0) fail(`Unclosed end tag at byte offset ${bytes(at)}`)
      if (!last) fail(`Unexpected end tag at byte offset ${bytes(at)}`)
      else if (tag !== '' && tag !== last.tag) {
        fail(`Unmatched end tag at byte offset ${bytes(at)}, expected "</${last.tag}>", found "</${tag}>"`)
      } else if (text.length > last.offset) entities.push(toEntity(last, text.length))
    } else {
      const inside = source.slice(at + 1, end < 0 ? source.length : end)
      const tag = /^[^\s>]*/.exec(inside)?.[0].toLowerCase() ?? ''
      if (!(tag in tags)) fail(`Unsupported start tag "${tag}" at byte offset ${bytes(at)}`)
      if (end < 0) fail(`Unclosed start tag at byte offset ${bytes(at)}`)
      open.push({ tag, offset: text.length, href: /href="([^"]*)"/.exec(inside)?.[1] ?? '' })
    }
    at = end + 1
  }
  const last = open.at(-1)
  if (last) fail(`Can't find end tag corresponding to start tag "${last.tag}"`)
  return trim({ text, entities })
}

function toEntity({ tag, offset, href }: { tag: string; offset: number; href: string }, end: number): Entity {
  const user = tag === 'a' ? /^tg:\/\/user\?id=(\d+)$/.exec(href)?.[1] : undefined
  const where = { offset, length: end - offset }
  if (user !== undefined) return { type: 'text_mention', ...where, user: { id: Number(user) } }
  return { type: tags[tag] ?? tag, ...where, ...(tag === 'a' ? { url: href } : {}) }
}

/** Blanks at both ends are cut away, and the entities moved with the text. */
export function trim({ text, entities }: Formatted): Formatted {
  const lead = text.length - text.trimStart().length
  const trimmed = text.trim()
  const moved = entities.map((entity) => {
    const offset = Math.max(0, entity.offset - lead)
    const end = Math.min(trimmed.length, entity.offset + entity.length - lead)
    return { ...entity, offset, length: end - offset }
  })
  return { text: trimmed, entities: moved.filter((entity) => entity.length > 0) }
}

const word = '\\p{L}\\p{N}_'

/** What Telegram finds in anybody's text by itself: commands in Latin letters, and names. */
export function findEntities(text: string): Entity[] {
  const found: Entity[] = []
  const search = (type: string, pattern: RegExp) => {
    for (const match of text.matchAll(pattern)) found.push({ type, offset: match.index, length: match[0].length })
  }
  search(
    'bot_command',
    new RegExp(`(?<![${word}/<>])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?(?![${word}/<>])`, 'gu'),
  )
  search('mention', new RegExp(`(?<![${word}])@[A-Za-z0-9_]{3,32}(?![${word}])`, 'gu'))
  return found.toSorted((a, b) => a.offset - b.offset)
}
