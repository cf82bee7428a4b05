/** Discord's Markdown as its client shows it: the text that people read, and every mark that was applied to a part. */

export interface Mark {
  kind:
    | 'bold'
    | 'italic'
    | 'underline'
    | 'strike'
    | 'spoiler'
    | 'code'
    | 'code block'
    | 'heading'
    | 'subtext'
    | 'quote'
    | 'list'
    | 'masked link'
    | 'link'
    | 'person'
    | 'role'
    | 'channel'
    | 'everyone'
    | 'time'
    | 'emoji'
    | 'command'
  /** What people read there. */
  text: string
}

export interface Rendered {
  text: string
  marks: Mark[]
}

/** What a mention is shown as. */
export interface Names {
  person(id: string): string | undefined
  role(id: string): string | undefined
  channel(id: string): string | undefined
}

type Match = (index: number) => string

interface Rule {
  pattern: RegExp
  kind?: Mark['kind']
  /** Only at the beginning of a line. */
  block?: boolean
  show(part: Match, reader: Reader): string
}

/** Shortcodes that people may well write by accident; the client turns them into pictures. */
const shortcodes: Record<string, string> = { 100: '💯', 1234: '🔢', ok: '🆗', o: '⭕', x: '❌', a: '🅰️', b: '🅱️', m: 'Ⓜ️' }

const rules: Rule[] = [
  { pattern: /^```(?:[a-z0-9_+\-.#]*\n)?\n*([^\n][\s\S]*?)\n*```/i, kind: 'code block', show: (part) => part(1) },
  { pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/, kind: 'code', show: (part) => part(2).trim() },
  { block: true, pattern: /^>>> ([\s\S]+)/, kind: 'quote', show: (part, reader) => reader.block(part(1)) },
  { block: true, pattern: /^> ([^\n]*)/, kind: 'quote', show: (part, reader) => reader.block(part(1)) },
  { block: true, pattern: /^ *#{1,3} +([^\n]+)/, kind: 'heading', show: (part, reader) => reader.inline(part(1)) },
  { block: true, pattern: /^ *-# +([^\n]+)/, kind: 'subtext', show: (part, reader) => reader.inline(part(1)) },
  {
    block: true,
    pattern: /^( *)[-*] +([^\n]+)/,
    kind: 'list',
    show: (part, reader) => `${part(1)}• ${reader.block(part(2))}`,
  },
  {
    block: true,
    pattern: /^( *\d+\.) +([^\n]+)/,
    kind: 'list',
    show: (part, reader) => `${part(1)} ${reader.block(part(2))}`,
  },
  { pattern: /^\\([^0-9A-Za-z\s])/, show: (part) => part(1) },
  { pattern: /^<@!?(\d+)>/, kind: 'person', show: (part, { names }) => `@${names.person(part(1)) ?? 'unknown-user'}` },
  { pattern: /^<@&(\d+)>/, kind: 'role', show: (part, { names }) => `@${names.role(part(1)) ?? 'unknown-role'}` },
  { pattern: /^<#(\d+)>/, kind: 'channel', show: (part, { names }) => `#${names.channel(part(1)) ?? 'unknown'}` },
  { pattern: /^@(?:everyone|here)/, kind: 'everyone', show: (part) => part(0) },
  {
    pattern: /^<t:(-?\d{1,14})(?::[tTdDfFsSR])?>/,
    kind: 'time',
    show: (part) => new Date(Number(part(1)) * 1000).toISOString(),
  },
  { pattern: /^<a?(:\w+:)\d+>/, kind: 'emoji', show: (part) => part(1) },
  { pattern: /^<(\/[^:>]+):\d+>/, kind: 'command', show: (part) => part(1) },
  {
    pattern: new RegExp(`^:(${Object.keys(shortcodes).join('|')}):`),
    kind: 'emoji',
    show: (part) => shortcodes[part(1)] ?? '',
  },
  {
    pattern:
      /^\[((?:\[[^\]]*\]|[^[\]\\]|\\.)+)\]\(\s*<?https?:\/\/(?:\([^)]*\)|[^\s\\)]|\\.)+>?(?:\s+['"][^'"]*['"])?\s*\)/,
    kind: 'masked link',
    show: (part, reader) => reader.inline(part(1)),
  },
  { pattern: /^<((?:https?|mailto|tel):[^\s>]+|[^\s<>@]+@[^\s<>]+\.[^\s<>]+)>/, kind: 'link', show: (part) => part(1) },
  { pattern: /^https?:\/\/[^\s<]+[^<.,:;"'\]\s]/, kind: 'link', show: (part) => part(0) },
  { pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, kind: 'bold', show: (part, reader) => reader.inline(part(1)) },
  { pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, kind: 'underline', show: (part, reader) => reader.inline(part(1)) },
  { pattern: /^_((?:__|\\[\s\S]|[^\\_])+?)_\b/, kind: 'italic', show: (part, reader) => reader.inline(part(1)) },
  {
    pattern: /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    kind: 'italic',
    show: (part, reader) => reader.inline(part(1)),
  },
  { pattern: /^~~([\s\S]+?)~~(?!_)/, kind: 'strike', show: (part, reader) => reader.inline(part(1)) },
  { pattern: /^\|\|([\s\S]+?)\|\|/, kind: 'spoiler', show: (part, reader) => reader.inline(part(1)) },
]

class Reader {
  readonly marks: Mark[] = []

  constructor(readonly names: Names) {}

  block(source: string): string {
    return this.#read(source, true)
  }

  inline(source: string): string {
    return this.#read(source, false)
  }

  #read(source: string, startsLine: boolean): string {
    let shown = ''
    let at = 0
    while (at < source.length) {
      const rest = source.slice(at)
      const lineStart = at === 0 ? startsLine : source[at - 1] === '\n'
      const found = this.#rule(rest, lineStart)
      shown += found?.text ?? rest.charAt(0)
      at += found?.length ?? 1
    }
    return shown
  }

  #rule(rest: string, lineStart: boolean): { text: string; length: number } | undefined {
    for (const { pattern, kind, block, show } of rules) {
      if (block && !lineStart) continue
      const match = pattern.exec(rest)
      if (!match) continue
      const text = show((index) => match[index] ?? '', this)
      if (kind) this.marks.push({ kind, text })
      return { text, length: match[0].length }
    }
    return undefined
  }
}

/** Letters without a width are not seen. */
function visible(text: string): string {
  return text.replaceAll(/[\u200b\u2060\ufeff]/g, '')
}

export function readMarkdown(source: string, names: Names): Rendered {
  const reader = new Reader(names)
  const text = visible(reader.block(source))
  return { text, marks: reader.marks.map(({ kind, text: part }) => ({ kind, text: visible(part) })) }
}
