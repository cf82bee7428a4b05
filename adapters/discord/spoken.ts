/** Reads what a text shows: mentions become names in their places, and the bot's own mention is cut out. */
import type { AccountSeen, MentionSeen } from '../../src/core/event.js'
import type { Names } from './places.js'

interface Spoken {
  text: string
  mentions: MentionSeen[]
  /** The bot was mentioned. */
  named: boolean
}

/** A person, a role, a channel, an emoji of the guild, a slash command. */
const marks = /<@!?(\d+)>|<@&(\d+)>|<#(\d+)>|<a?:(\w+):\d+>|<\/([^:>]+):\d+>/g

/** @param people those whom Discord names with the message */
export function readSpoken(content: string, people: AccountSeen[], names: Names): Spoken {
  const mentions: MentionSeen[] = []
  let text = ''
  let named = false
  let rest = 0
  for (const mark of content.matchAll(marks)) {
    const [whole, person, role, channel, emoji, command] = mark
    text += content.slice(rest, mark.index)
    rest = mark.index + whole.length
    if (person === names.me || (role !== undefined && names.isOwnRole(role))) {
      named = true
      // A name that stood between two spaces takes one of them with it.
      if (/(^|\s)$/.test(text) && /[ \t]/.test(content[rest] ?? '')) rest += 1
    } else if (person !== undefined) {
      const account = people.find(({ id }) => id === person) ?? { id: person, name: person }
      mentions.push({ offset: text.length, length: account.name.length + 1, account })
      text += `@${account.name}`
    } else if (role !== undefined) text += `@${names.role(role) ?? role}`
    else if (channel !== undefined) text += `#${names.channel(channel) ?? channel}`
    else if (emoji !== undefined) text += `:${emoji}:`
    else text += `/${command}`
  }
  text += content.slice(rest)
  const indent = text.length - text.trimStart().length
  return {
    text: text.trim(),
    mentions: mentions.map((mention) => ({ ...mention, offset: mention.offset - indent })),
    named,
  }
}
