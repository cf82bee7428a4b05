/** A typed line while it is being read: kinds take their words out, the rest stays in order. */

/** Stands where something was taken out; never part of what people type (input is cleaned first). */
export const TAKEN = '\u0001'

export class Line {
  constructor(public rest: string) {}

  /** Takes the first match out; group 0 is what leaves the line. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const match = pattern.exec(this.rest)
    if (!match) return undefined
    this.rest = this.rest.slice(0, match.index) + TAKEN + this.rest.slice(match.index + match[0].length)
    return match
  }

  /** The first word that is left, without taking it. */
  peek(): string | undefined {
    return /[^\s\u0001]+/.exec(this.rest)?.[0]
  }

  /** Takes the first word that is left. */
  takeWord(): string | undefined {
    return this.take(/[^\s\u0001]+/)?.[0]
  }

  /** Takes all that is left, as one text with its line breaks. */
  takeAll(): string {
    const all = this.rest.replaceAll(TAKEN, ' ').replace(/[^\S\n]+/g, ' ').trim()
    this.rest = ''
    return all
  }
}
