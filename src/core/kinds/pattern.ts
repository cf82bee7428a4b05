/** Builds patterns from the lexicon's words, once per lexicon. */
import type { Lexicon, Words } from '../words/lexicon.js'

/** A pattern source for any of the words, the longest first. Latin words stand alone. */
export function oneOf(words: Iterable<string>): string {
  const sources = [...words].sort((a, b) => b.length - a.length).map(wordSource)
  return sources.length > 0 ? `(?:${sources.join('|')})` : '(?!)'
}

/** The words of a group that mean this. */
export const meaning = (words: Words, ...ids: string[]): string[] =>
  [...words].flatMap(([word, id]) => (ids.includes(id) ? [word] : []))

/** What the matched word means. */
export const lookUp = (words: Words, typed: string): string | undefined =>
  words.get(typed.toLowerCase().replace(/\s+/g, ' '))

/** Remembers what was built for a lexicon. */
export function perLexicon<T>(build: (lexicon: Lexicon) => T): (lexicon: Lexicon) => T {
  const built = new WeakMap<Lexicon, T>()
  return (lexicon) => {
    let found = built.get(lexicon)
    if (found === undefined) {
      found = build(lexicon)
      built.set(lexicon, found)
    }
    return found
  }
}

function wordSource(word: string): string {
  const source = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/ /g, '\\s+')
  return `${/^[a-z]/i.test(word) ? '(?<![A-Za-z])' : ''}${source}${/[a-z]$/i.test(word) ? '(?![A-Za-z])' : ''}`
}
