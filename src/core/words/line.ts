/** A typed line while it is being read: kinds take their words out, the rest stays in order. */

/** Stands where something was taken out; never part of what people type (input is cleaned first). */
export const TAKEN = '\uFDD0'
/** The same where a phone number was: names are looked for beside it. */
export const PHONE = '\uFDD1'
/** For building patterns: no letter before, no letter after, so that a whole word is meant. */
export const WORD_START = '(?<![^\\s\uFDD0\uFDD1])'
export const WORD_END = '(?![^\\s\uFDD0\uFDD1])'

const WORD = /[^\s\uFDD0\uFDD1]+/
const GAP = /[\s,\uFF0C\u3001;\uFF1B:\uFF1A]*[\uFDD0\uFDD1][\s,\uFF0C\u3001;\uFF1B:\uFF1A\uFDD0\uFDD1]*/g
const BLANKS = /[^\S\n]{2,}|[^\S\n]*\n[^\S\n]*/g
const QUOTE = /["\u201C\u201D]/
const QUOTED =
  /(?<=^|[\s:\uFF1A])["\u201C\u201D]([^"\u201C\u201D\n]+)["\u201C\u201D](?=$|[\s,\uFF0C\u3001;\uFF1B\u3002])/g
const WHOLE_QUOTED = /^\s*([\uE100-\uF8FF])[\s,\uFF0C\u3001;\uFF1B\u3002]*$/
const HIDDEN = /[\uE000-\uF8FF]/
const EVERY_HIDDEN = /[\uE000-\uF8FF]/g

/** Mentions stand in a line as one character each, from here on. */
export const FIRST_MENTION = 0xe000
export const MOST_MENTIONS = 256
const FIRST_QUOTED = FIRST_MENTION + MOST_MENTIONS
const MOST_QUOTED = 1024

interface Quoted {
  typed: string
  inside: string
}

export class Line {
  /** The line is the value of one argument: somebody named it, or answers when asked for it. */
  named = false
  /** The command also takes a plain number, so that a single bare number is not a code. */
  numbered = false
  rest: string
  private quoted: Quoted[] = []

  constructor(
    text: string,
    private readonly mentions: readonly { name: string }[] = [],
  ) {
    this.rest = QUOTE.test(text) ? this.hideQuoted(text) : text
  }

  /** Another line of this one's words, to try something on. */
  part(text: string, named = false): Line {
    const part = new Line('', this.mentions)
    part.rest = text
    part.quoted = this.quoted
    part.named = named
    return part
  }

  /** Takes the first match out; group 0 is what leaves the line. */
  take(pattern: RegExp, mark = TAKEN): RegExpExecArray | undefined {
    const match = pattern.exec(this.rest)
    if (!match) return undefined
    this.cut(match.index, match.index + match[0].length, mark)
    return match
  }

  /** Takes out what stands between two places of `rest`. */
  cut(start: number, end: number, mark = TAKEN): string {
    const piece = this.rest.slice(start, end)
    this.rest = this.rest.slice(0, start) + mark + this.rest.slice(end)
    return piece
  }

  /** The first word that is left, without taking it. */
  peek(): string | undefined {
    const word = WORD.exec(this.rest)?.[0]
    return word && this.plain(word)
  }

  /** Takes the first word that is left. What stands in quotes is one word. */
  takeWord(): string | undefined {
    const word = this.take(WORD)?.[0]
    return word && this.plain(word)
  }

  /** Takes all that is left, as one text with its line breaks; of a named value in quotes what is between them. */
  takeAll(): string {
    const whole = this.named ? WHOLE_QUOTED.exec(this.rest)?.[1] : undefined
    if (whole) {
      this.rest = ''
      return this.plain(whole)
    }
    const all = this.rest
      .replace(GAP, (gap: string, at: number) =>
        at === 0 || at + gap.length === this.rest.length ? '' : (/[\n;\uFF1B]/.exec(gap)?.[0] ?? ' '),
      )
      .replace(BLANKS, (blanks) => (blanks.includes('\n') ? '\n' : ' '))
      .trim()
    this.rest = ''
    return HIDDEN.test(all)
      ? all.replace(EVERY_HIDDEN, (sign) => this.quotedBy(sign)?.typed ?? this.mention(sign))
      : all
  }

  /** A piece of the line as people meant it: quotes off, mentions as "@name". */
  plain(piece: string): string {
    if (!HIDDEN.test(piece)) return piece
    return piece.replace(EVERY_HIDDEN, (sign) => this.quotedBy(sign)?.inside ?? this.mention(sign))
  }

  private hideQuoted(text: string): string {
    return text.replace(QUOTED, (quoted: string, inner: string) => {
      if (this.quoted.length >= MOST_QUOTED) return quoted
      const one = { typed: this.plain(quoted), inside: this.plain(inner).trim() }
      return String.fromCharCode(FIRST_QUOTED + this.quoted.push(one) - 1)
    })
  }

  private quotedBy(sign: string): Quoted | undefined {
    return this.quoted[sign.charCodeAt(0) - FIRST_QUOTED]
  }

  private mention(sign: string): string {
    const mention = this.mentions[sign.charCodeAt(0) - FIRST_MENTION]
    return mention ? `@${mention.name}` : ''
  }
}
