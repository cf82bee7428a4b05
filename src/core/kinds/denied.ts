/** Whether an answer says no to what was found in it: "not the afternoon", "nobody is at home in the afternoon". */
import type { Lexicon } from '../words/lexicon.js'
import type { Line } from '../words/line.js'
import { meaning, oneOf, perLexicon } from './pattern.js'

const CLAUSE_END = /[,\uFF0C.\u3002;\uFF1B!\uFF01\n]/

const patterns = perLexicon(({ negations }) => ({
  no: new RegExp(oneOf(meaning(negations, 'no')), 'i'),
  harmless: new RegExp(oneOf(meaning(negations, 'harmless')), 'gi'),
}))

/** Only of an answer: elsewhere such words are part of what is told. Within the clause, before and behind. */
export function isDenied(
  { rest, named }: Line,
  { start, end }: { start: number; end: number },
  lexicon: Lexicon,
): boolean {
  if (!named) return false
  const before = rest.slice(0, start).split(CLAUSE_END).at(-1)
  const [behind] = rest.slice(end).split(CLAUSE_END)
  const { no, harmless } = patterns(lexicon)
  return no.test(`${before} ${behind}`.replace(harmless, ''))
}
