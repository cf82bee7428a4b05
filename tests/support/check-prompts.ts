/** Checks prompts/: the same keys and placeholders in every locale, every sentence well formed, every key that the code names there. */
import { readdirSync, readFileSync } from 'node:fs'
import { commands } from '../../src/commands/all.js'
import { makeCommandBook } from '../../src/core/commands/command-book.js'
import { loadLexicon } from '../../src/core/words/lexicon.js'
import { placeholders } from '../../src/core/words/placeholders.js'
import { loadPrompts } from '../../src/core/words/prompts.js'

const problems: string[] = []
const { texts, commands: words } = loadPrompts('prompts')
const [first = {}, ...others] = Object.values(texts)

/** Lists (names, examples) may be longer in one language than in another; month names are not numbers to every one. */
const mayDiffer = (key: string) => /\.names\.\d+$/.test(key) || /^value\./.test(key)

for (const [index, other] of others.entries()) {
  const locale = Object.keys(texts)[index + 1]
  for (const key of new Set([...Object.keys(first), ...Object.keys(other)])) {
    const [ours, theirs] = [first[key], other[key]]
    if (/\.names\.\d+$/.test(key)) continue
    if (ours === undefined || theirs === undefined)
      problems.push(`${key} is missing in ${ours === undefined ? 'zh-CN' : locale}`)
    else if (!mayDiffer(key) && placeholders(ours).join() !== placeholders(theirs).join())
      problems.push(`${key}: {${placeholders(ours)}} in zh-CN, {${placeholders(theirs)}} in ${locale}`)
  }
}

const files = new Set(Object.keys(first).map((key) => key.split('.', 1)[0]))
const known = Object.keys(first)
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
for (const name of sources) {
  const file = `src/${name}`
  for (const [, key = ''] of readFileSync(file, 'utf8').matchAll(/'([a-z-]+(?:\.[A-Za-z0-9_-]+)+)'/g)) {
    // Also the beginning of keys, as in reading.act.
    if (files.has(key.split('.', 1)[0]) && !known.some((one) => one === key || one.startsWith(`${key}.`)))
      problems.push(`${file} names ${key}, which is in no file`)
  }
}

const all = commands(
  () => book,
  () => {},
  () => '',
)
const book = makeCommandBook(all, words)
loadLexicon('prompts')
for (const locale of Object.keys(texts))
  for (const { name, hidden, arguments: kinds } of all) {
    const said = words[locale]?.[name]
    if (!said?.does) problems.push(`${locale}: command ${name} has no words`)
    if (hidden) continue
    for (const [argument, { required }] of Object.entries(kinds)) {
      if (!said?.arguments?.[argument]) problems.push(`${locale}: /${name} does not name its argument ${argument}`)
      if (required && !said?.asks?.[argument]) problems.push(`${locale}: /${name} does not ask for ${argument}`)
    }
  }

for (const problem of problems) console.error(problem)
console.log(
  problems.length === 0
    ? `prompts: ${known.length} sentences, complete in every locale`
    : `${problems.length} problems in prompts/`,
)
process.exit(problems.length === 0 ? 0 : 1)
