/** Thousands of starts read the same words and the same policy: each worker reads them only once from the disk. */
import { existsSync, readFileSync } from 'node:fs'
import { vi } from 'vitest'

/** @param at what has been read is not asked for again while this stays the same */
function once<Given extends unknown[], Read>(
  read: (...given: Given) => Read,
  at: (...given: Given) => unknown = (...given) => given,
): (...given: Given) => Read {
  const known = new Map<string, Read>()
  return (...given) => {
    const key = JSON.stringify(at(...given))
    const found = known.get(key) ?? read(...given)
    known.set(key, found)
    return found
  }
}

vi.mock(import('../../src/core/words/prompts.js'), async (original) => {
  const prompts = await original()
  return { ...prompts, loadPrompts: once(prompts.loadPrompts) }
})
vi.mock(import('../../src/core/words/lexicon.js'), async (original) => {
  const lexicon = await original()
  return { ...lexicon, loadLexicon: once(lexicon.loadLexicon) }
})
vi.mock(import('../../src/domain/policy/load.js'), async (original) => {
  const policy = await original()
  // A file of a test's own may change.
  const contentOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : path)
  const load = once(policy.loadPolicy, (path, folder) => [contentOf(path), folder])
  // A test may change its policy, but not that of the next.
  return { ...policy, loadPolicy: (path: string, folder: string) => structuredClone(load(path, folder)) }
})
