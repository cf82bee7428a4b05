/** A post as the text that each of WeCom's ways shows: Markdown in the conversation, less of it by the group's robot, or none. */
import type { Post } from '../../src/core/post.js'
import { cutToBytes } from './cut.js'
import { type Line, linesOf } from './lines.js'
import { bold, escaped } from './markdown.js'
import { atName, isListed, isUserid, type Mention, namedIn } from './mentions.js'
import { plain, plainLine } from './plain.js'

export { renderCard } from './card.js'
export { bytes } from './cut.js'
export { mentionLists } from './mentions.js'

/** In bytes. The core splits well below; only text that is nearly all signs is cut here, for they take three times the room. */
const longestMarkdown = 20_480
const longestWebhookMarkdown = 4096

/**
 * For the long connection, where a name is only shown. Whether a single line break is one there is not told: two spaces
 * before it make it so.
 * @throws SendError when there is nothing to show; so do the other two
 */
export function renderMarkdown(post: Post): string {
  const people = namedIn(post).map((one) => escaped(atName(one)))
  const text = written(post, people, (text) => `- ${escaped(text)}`)
  return cutToBytes(text.replaceAll(/(?<=\S)[^\S\n]*\n(?=\S)/g, '  \n'), longestMarkdown)
}

/** For the group's robot: it knows no lists, and pings whoever has a userid. */
export function renderWebhookMarkdown(post: Post): string {
  const people = namedIn(post).map((one) => (isUserid(one.account) ? `<@${one.account}>` : escaped(atName(one))))
  return cutToBytes(
    written(post, people, (text) => `\u00B7 ${escaped(text)}`),
    longestWebhookMarkdown,
  )
}

/** Without marks. Whoever is in the lists of `mentionLists` is not named: WeCom does it. */
export function renderText(post: Post): string {
  const people = namedIn(post).flatMap((one: Mention) => (isListed(one) ? [] : [plain(atName(one))]))
  return joined(people, linesOf(post.blocks).map(plainLine))
}

function written(post: Post, people: string[], item: (text: string) => string): string {
  return joined(
    people,
    linesOf(post.blocks).map((line) => (line.kind === 'item' ? item(line.text) : markedLine(line))),
  )
}

function markedLine(line: Exclude<Line, { kind: 'item' }>): string {
  if (line.kind === 'gap') return ''
  if (line.kind === 'fact') return `${bold(line.label)} ${escaped(line.value)}`.trim()
  return line.kind === 'text' ? escaped(line.text) : bold(line.text)
}

/** The people stand on a line of their own. */
function joined(people: string[], lines: string[]): string {
  return [...(people.length > 0 ? [people.join(' ')] : []), ...lines].join('\n').trim()
}
