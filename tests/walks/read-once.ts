/** Thousands of starts read the same words and the same policy: here only once from the disk. To be imported before all else. */
import { vi } from 'vitest'

function once<Given extends unknown[], Read>(read: (...given: Given) => Read): (...given: Given) => Read {
  const known = new Map<string, Read>()
  return (...given) => {
    const key = JSON.stringify(given)
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
  return { ...policy, loadPolicy: once(policy.loadPolicy) }
})
