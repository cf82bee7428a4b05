/** Finds @name in what a person typed, and cuts the bot's own mention out. */
import type { MentionSeen } from '../../src/core/event.js'
import type { Person } from './settings.js'

export interface Addressed {
  text: string
  mentions: MentionSeen[]
  mentionsBot: boolean
}

/** Names need no space after them, as Chinese has none; of two names that fit, the longer is meant. Offsets fit the text returned. */
export function readMentions(typed: string, people: Iterable<Person>, botName: string): Addressed {
  const named = new Map([...people].map((person) => [person.name.toLowerCase(), person]))
  const bot = botName.toLowerCase()
  const names = [...named.keys(), bot].sort((a, b) => b.length - a.length).map(pattern)
  const mention = new RegExp(`(?<![A-Za-z0-9_.])[@\\uFF20](${names.join('|')})`, 'gi')

  let text = ''
  let from = 0
  let mentionsBot = false
  const mentions: MentionSeen[] = []
  for (const found of typed.matchAll(mention)) {
    const end = found.index + found[0].length
    const name = (found[1] ?? '').toLowerCase()
    text += typed.slice(from, found.index)
    from = end
    const person = named.get(name)
    if (name === bot) {
      mentionsBot = true
      from += (typed.slice(end).match(/^\s*/)?.[0] ?? '').length
    } else if (person) {
      mentions.push({ offset: text.length, length: found[0].length, account: { id: person.id, name: person.name } })
      text += found[0]
    }
  }
  return { text: (text + typed.slice(from)).trimEnd(), mentions, mentionsBot }
}

/** A name in Latin letters ends where the word ends. */
function pattern(name: string): string {
  const literal = name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  return /[a-z0-9_]$/.test(name) ? `${literal}(?![A-Za-z0-9_])` : literal
}
