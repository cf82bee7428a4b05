/** Reads to whom a text is said: cuts the bot's own name out and keeps the other mentions in their places. */
import type { MessageEntity } from 'grammy/types'
import type { AccountSeen, MentionSeen } from '../../src/core/event.js'
import { toAccount } from './people.js'

/** What the bot is called, from getMe. */
export interface Me {
  id: number
  username: string
}

interface Addressed {
  text: string
  mentions: MentionSeen[]
  /** The bot was named, by a mention or behind a command. */
  named: boolean
}

interface Span {
  offset: number
  length: number
}

/** `/command@name` at the beginning; Chinese commands carry no entity, so the text itself is read. */
const commandFor = /^(\s*[/\uFF0F][^\s@/]+)@(\w+)/

/** @returns undefined when the text is a command for another bot. */
export function readAddressed(text: string, entities: MessageEntity[], me: Me): Addressed | undefined {
  const cuts = ownNames(text, entities, me)
  const command = commandFor.exec(text)
  if (command?.[1] !== undefined && command[2] !== undefined) {
    if (command[2].toLowerCase() === me.username.toLowerCase()) {
      cuts.push({ offset: command[1].length, length: command[2].length + 1 })
      // The names of bots end in "bot"; any other name behind a command is a person's.
    } else if (/bot$/i.test(command[2])) return undefined
  }
  const spans = merge(cuts).map((cut) => withSpace(text, cut))
  const shorter = spans.reduceRight(
    (rest, { offset, length }) => rest.slice(0, offset) + rest.slice(offset + length),
    text,
  )
  const indent = shorter.length - shorter.trimStart().length
  const place = (offset: number) =>
    offset - indent - spans.reduce((sum, cut) => sum + (cut.offset < offset ? cut.length : 0), 0)
  const mentions = entities
    .filter((entity) => !spans.some((cut) => overlap(cut, entity)))
    .flatMap((entity) => {
      const whom = whomOf(text, entity)
      return whom ? [{ offset: place(entity.offset), length: entity.length, ...whom }] : []
    })
  return { text: shorter.trim(), mentions, named: spans.length > 0 }
}

function whomOf(text: string, entity: MessageEntity): { account: AccountSeen } | { username: string } | undefined {
  if (entity.type === 'text_mention') return { account: toAccount(entity.user) }
  if (entity.type !== 'mention') return undefined
  return { username: text.slice(entity.offset + 1, entity.offset + entity.length) }
}

/** People write `@bot` with no space before a Chinese word, which Telegram does not mark: the text itself is searched. */
function ownNames(text: string, entities: MessageEntity[], me: Me): Span[] {
  const written = text.matchAll(new RegExp(`(?<![A-Za-z0-9_])@${me.username}(?![A-Za-z0-9_])`, 'gi'))
  return [
    ...[...written].map((match) => ({ offset: match.index, length: match[0].length })),
    ...entities.filter((entity) => entity.type === 'text_mention' && entity.user.id === me.id),
  ]
}

function merge(spans: Span[]): Span[] {
  const sorted = spans.toSorted((a, b) => a.offset - b.offset)
  return sorted.filter((span, index) => !sorted.slice(0, index).some((earlier) => overlap(earlier, span)))
}

function overlap(a: Span, b: Span): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}

/** A name that stood between two spaces takes one of them with it. */
function withSpace(text: string, { offset, length }: Span): Span {
  const alone = offset === 0 || /\s/.test(text[offset - 1] ?? '')
  return { offset, length: length + (alone && /[ \t]/.test(text[offset + length] ?? '') ? 1 : 0) }
}
