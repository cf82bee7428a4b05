/** The key file: made once, kept, readable by us alone. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { linkKeyIn } from '../src/link-key.js'
import { SetupError } from '../src/setup-error.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianluo-key-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const random = (fill: number) => (bytes: number) => new Uint8Array(bytes).fill(fill)

test('is made at the first start and the same ever after', () => {
  const path = join(folder, 'key')
  expect([...linkKeyIn(path, random(5))]).toEqual(Array(32).fill(5))
  expect([...linkKeyIn(path, random(6))]).toEqual(Array(32).fill(5))
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a folder that is not there yet is made; a place that cannot be used is said', () => {
  expect(linkKeyIn(join(folder, 'data', 'key'), random(5))).toHaveLength(32)
  writeFileSync(join(folder, 'file'), '')
  expect(() => linkKeyIn(join(folder, 'file', 'key'), random(5))).toThrow(SetupError)
})

test('half a key, as a full disk leaves it, is made anew', () => {
  const path = join(folder, 'key')
  writeFileSync(path, 'half')
  linkKeyIn(path, random(6))
  expect([...readFileSync(path)]).toEqual(Array(32).fill(6))
})
