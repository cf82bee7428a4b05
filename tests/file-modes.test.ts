/** R004-085: whatever the program makes, it alone may read: the data folder, the store with its log, the key, the files. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianluo-modes-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const mode = (path: string) => (lstatSync(path).mode & 0o777).toString(8)

test('at its first start, whatever the machine allows others by default', { timeout: 60_000 }, async () => {
  const main = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), resolve('src/main.ts')], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', PLAYGROUND: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface(main.stdout)) if (line.includes('Playground:')) break
  const made = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  const modes = made.map((one) => [one.name, mode(join(one.parentPath, one.name)), one.isDirectory()])
  main.kill()
  await once(main, 'close')
  expect(modes.map(([name]) => name)).toEqual(expect.arrayContaining(['data', 'lianluo.db', 'lianluo.db-wal', 'key']))
  expect(modes.filter(([, mode, isFolder]) => mode !== (isFolder ? '700' : '600'))).toEqual([])
})
