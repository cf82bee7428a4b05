/** Blocks to what Discord shows: one text in Markdown, what is tapped under it, and who is pinged. */
import { type APIAllowedMentions, type APIEmbed, MessageFlags } from 'discord.js'
import { SendError } from '../../src/core/adapter.js'
import type { Block, Post } from '../../src/core/post.js'
import { type Row, rowsOf } from './components.js'
import { bold, escaped } from './markdown.js'

type Mention = Post['mentions'][number]

/** In UTF-16 units, marks included. */
const longestContent = 2000
const longestDescription = 4096
const mostPings = 100

/** The part of a message's body that is the same for a new message, an edit, and a private answer. */
export interface Look {
  content: string
  embeds: APIEmbed[]
  components: Row[]
  allowed_mentions: APIAllowedMentions
  flags: MessageFlags | 0
}

/**
 * The people are named on a line of their own before the first line, which is bold. A text that the marks make too long
 * for a message stands in an embed, which takes twice as much but pings nobody: the names stay outside.
 * @throws SendError when there is nothing to show, or too much
 */
export function render(post: Pick<Post, 'blocks' | 'files'>, mentions: Mention[]): Look {
  const people = mentions.map(written).join(' ')
  const text = write(post.blocks)
  const whole = [people, text].filter((part) => part !== '').join('\n')
  if (whole === '' && !post.files?.length) throw new SendError('refused', 'the post has no text')
  const embedded = whole.length > longestContent
  if (text.length > longestDescription) throw new SendError('refused', `the text is too long: ${text.length}`)
  return {
    content: embedded ? people : whole,
    embeds: embedded ? [{ description: text }] : [],
    components: rowsOf(post.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []))),
    allowed_mentions: {
      parse: [],
      users: [...new Set(mentions.flatMap(accountOf))].slice(0, mostPings),
      replied_user: false,
    },
    // Links in a text must not unfold below it; this would hide our own embed too.
    flags: embedded ? 0 : MessageFlags.SuppressEmbeds,
  }
}

function write(blocks: Block[]): string {
  const heading = blocks.find((block) => block.kind === 'text')
  const lines: string[] = []
  for (const block of blocks) {
    if (block.kind === 'choices') continue
    if (block.kind === 'list' && block.title !== undefined && lines.length > 0) lines.push('')
    lines.push(...writeBlock(block, block === heading))
  }
  return lines.join('\n').trim()
}

function writeBlock(block: Exclude<Block, { kind: 'choices' }>, heading: boolean): string[] {
  if (block.kind === 'text') {
    const [first = '', ...rest] = block.text.trim().split('\n')
    return [heading ? bold(first) : escaped(first), ...rest.map(escaped)]
  }
  if (block.kind === 'facts') {
    return block.facts.map(({ label, value }) => escaped(`${label}${colonAfter(label)}${value}`))
  }
  const items = block.items.map((item) => `\u00B7 ${escaped(item)}`)
  return block.title === undefined ? items : [bold(block.title), ...items]
}

/** Chinese labels take the wide colon. */
function colonAfter(label: string): string {
  return (label.codePointAt(label.length - 1) ?? 0) < 0x80 ? ': ' : '\uFF1A'
}

function written(mention: Mention): string {
  const [account] = accountOf(mention)
  return account === undefined ? escaped(mention.name.replaceAll(/\s+/g, ' ').trim()) : `<@${account}>`
}

function accountOf({ account }: Mention): string[] {
  return account !== undefined && /^\d+$/.test(account) ? [account] : []
}
