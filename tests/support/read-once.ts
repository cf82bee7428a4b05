/** Thousands of starts read the same words and the same policy, and make the same tables: each worker does it only once. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { vi } from 'vitest'
import { migrate } from '../../src/store/migrations.js'

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

/** A file with all tables and nothing in them, as bytes. */
const emptyFile = once((migrations: string) => {
  const database = new Database(':memory:')
  migrate(database, migrations, new Date('2026-01-01T00:00:00Z'))
  const bytes = database.serialize()
  database.close()
  return bytes
})
vi.mock(import('../../src/store/store.js'), async (original) => {
  const store = await original()
  const openStore: typeof store.openStore = (settings) => {
    const { path, migrations } = settings
    const isNew = migrations === 'prisma/migrations/sqlite' && !existsSync(path) && existsSync(dirname(path))
    // Readable by its owner only, as the store makes it.
    if (isNew && path !== ':memory:') writeFileSync(path, emptyFile(migrations), { mode: 0o600 })
    return store.openStore(settings)
  }
  return { ...store, openStore }
})
