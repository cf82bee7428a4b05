/** Blocks to what Telegram shows: one text, marked up as HTML or plain, and the buttons under it. */
import type { InlineKeyboardButton } from 'grammy/types'
import type { Block, Choice, Post } from '../../src/core/post.js'

type Mention = Post['mentions'][number]

/** What Telegram takes in one message, in UTF-16 units after the marks are removed. */
export const longestMessage = 4096
export const longestCaption = 1024

/** How a piece is written: every text of a post goes through one of these. */
interface Marks {
  data(text: string): string
  bold(text: string): string
  person(mention: Mention): string
}

const html: Marks = {
  data: (text) => escaped(silence(text)),
  bold: (text) => `<b>${escaped(silence(text))}</b>`,
  person(mention) {
    const name = escaped(silence(oneLine(mention.name)))
    if (isAccount(mention.account)) return `<a href="tg://user?id=${mention.account}">${name}</a>`
    return isUsername(mention.username) ? `@${mention.username}` : name
  },
}

const plain: Marks = {
  data: silence,
  bold: silence,
  person: ({ name, account, username }) =>
    !isAccount(account) && isUsername(username) ? `@${username}` : silence(oneLine(name)),
}

export interface Rendered {
  html: string
  /** The same without marks; its length is the one that Telegram counts. */
  plain: string
  buttons: InlineKeyboardButton[][]
}

/** The people are named on a line of their own before the first line, which is bold. */
export function render(blocks: Block[], mentions: Mention[]): Rendered {
  return {
    html: write(blocks, mentions, html),
    plain: write(blocks, mentions, plain),
    buttons: blocks.flatMap((block) => (block.kind === 'choices' ? rows(block.choices) : [])),
  }
}

function write(blocks: Block[], mentions: Mention[], marks: Marks): string {
  const heading = blocks.find((block) => block.kind === 'text')
  const parts = mentions.length > 0 ? [mentions.map(marks.person).join(' ')] : []
  for (const block of blocks) {
    if (block.kind === 'choices') continue
    const lines = writeBlock(block, block === heading, marks)
    if (block.kind === 'list' && block.title !== undefined && parts.length > 0) parts.push('')
    parts.push(...lines)
  }
  return parts.join('\n').trim()
}

function writeBlock(block: Exclude<Block, { kind: 'choices' }>, heading: boolean, marks: Marks): string[] {
  if (block.kind === 'text') {
    const [first = '', ...rest] = block.text.trim().split('\n')
    return [heading && first !== '' ? marks.bold(first) : marks.data(first), ...rest.map(marks.data)]
  }
  if (block.kind === 'facts') {
    return block.facts.map(({ label, value }) => marks.data(`${label}${colonAfter(label)}${value}`))
  }
  const items = block.items.map((item) => marks.data(`· ${item}`))
  return block.title === undefined ? items : [marks.bold(block.title), ...items]
}

/** Chinese labels take the wide colon. */
function colonAfter(label: string): string {
  return (label.codePointAt(label.length - 1) ?? 0) < 0x80 ? ': ' : '\uFF1A'
}

const widestRow = 24

function rows(choices: Choice[]): InlineKeyboardButton[][] {
  const made: InlineKeyboardButton[][] = []
  let width = Number.POSITIVE_INFINITY
  for (const { id, label } of choices) {
    width += widthOf(label)
    if (width > widestRow) {
      made.push([])
      width = widthOf(label)
    }
    made.at(-1)?.push({ text: label, callback_data: id })
  }
  return made
}

/** In Latin letters, with the button's own borders. */
function widthOf(label: string): number {
  return [...label].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 2)
}

/** Text from people pings nobody: an invisible joiner keeps Telegram from reading a name, which has two letters at least. */
function silence(text: string): string {
  return text.replaceAll(/@(?=\w{2})/g, '@\u2060')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function isAccount(account: string | undefined): account is string {
  return account !== undefined && /^\d+$/.test(account)
}

function isUsername(username: string | undefined): username is string {
  return username !== undefined && /^\w+$/.test(username)
}
