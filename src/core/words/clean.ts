/** Cleans what comes from outside before it is read: nothing invisible, nothing that could pass for our own marks. */
import type { Mention } from '../commands/argument.js'
import { UserMistake } from '../errors.js'
import type { MentionSeen } from '../event.js'
import { FIRST_MENTION, MOST_MENTIONS } from './line.js'

/** The longest message that is read, in UTF-16 units. */
export const MAX_TEXT = 4000

/** What makes a text not ordinary; everything else passes untouched. */
const UNUSUAL =
  /[^\P{Cc}\n\t]|[\p{Co}\p{Cs}\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFDD0-\uFDEF\uFEFF\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/u
const LINE_BREAK = /\r\n?|[\u2028\u2029]/g
/** Controls, zero-width and bidi marks, private use, halves of characters. The joiner inside an emoji is kept. */
const INVISIBLE =
  /[^\P{Cc}\n\t]|[\p{Co}\p{Cs}\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFDD0-\uFDEF\uFEFF]|\u200D(?!\p{Extended_Pictographic})/gu
const FULL_WIDTH = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]+/g

export interface Cleaned {
  /** With one private-use character for each native mention. */
  text: string
  mentions: Mention[]
}

/** The text without anything invisible; full-width digits and letters become plain, the rest stays as it was typed. */
export function clean(text: string): string {
  if (!UNUSUAL.test(text)) return text
  return text
    .replace(LINE_BREAK, '\n')
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (wide) => wide.normalize('NFKC'))
}

/** Cleans a message; native mentions become one character each, so that names with blanks survive. */
export function cleanMessage(event: { text: string; mentions: readonly MentionSeen[] }): Cleaned {
  if (event.mentions.length === 0) return { text: clean(event.text), mentions: [] }
  const mentions: Mention[] = []
  let text = ''
  let at = 0
  for (const seen of [...event.mentions].sort((a, b) => a.offset - b.offset)) {
    const end = seen.offset + seen.length
    if (seen.offset < at || seen.length < 1 || end > event.text.length || mentions.length >= MOST_MENTIONS) continue
    text += clean(event.text.slice(at, seen.offset)) + String.fromCharCode(FIRST_MENTION + mentions.length)
    mentions.push(mentionOf(seen, clean(event.text.slice(seen.offset, end))))
    at = end
  }
  return { text: text + clean(event.text.slice(at)), mentions }
}

/** The same text with "@name" where the mentions stand. */
export function plainText({ text, mentions }: Cleaned): string {
  if (mentions.length === 0) return text
  return text.replace(/\p{Co}/gu, (sign) => `@${mentions[sign.charCodeAt(0) - FIRST_MENTION]?.name ?? ''}`)
}

/** A message that nobody would type; to be answered, not read. */
export function tooLong(text: string): UserMistake | undefined {
  if (text.length <= MAX_TEXT) return undefined
  return new UserMistake({ key: 'reading.tooLong', values: { length: text.length, most: MAX_TEXT } })
}

function mentionOf(seen: MentionSeen, typed: string): Mention {
  const username = seen.account?.username ?? seen.username
  const name = clean(seen.account?.name ?? '') || typed.replace(/^[@\uFF20]/, '')
  return {
    name: name.replace(/\s+/g, ' ').trim(),
    ...(username && { username }),
    ...(seen.account && { account: seen.account.id }),
  }
}
