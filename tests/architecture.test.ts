/** Rules of the house that no tool checks: where words, time and chance may stand, and how long a file may be. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = ['src', 'adapters'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js)$/.test(name))
    .map((name) => join(folder, name)),
)
const offenders = (pattern: RegExp, except: string[] = []) =>
  files.filter((file) => !except.includes(file) && pattern.test(readFileSync(file, 'utf8')))

test('no sentence for people stands in code: what is Chinese is in prompts/, presets and samples', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(offenders(/\p{Script=Han}/u)).toEqual([])
})

test('time, chance and ids are handed in from main', () => {
  const page = files.filter((file) => file.startsWith(join('adapters', 'playground', 'page')))
  expect(offenders(/Date\.now\(\)|new Date\(\)|Math\.random|randomUUID/, ['src/main.ts', ...page])).toEqual([])
})

test('a file has one idea: at most 200 lines', () => {
  expect(files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 201)).toEqual([])
})
