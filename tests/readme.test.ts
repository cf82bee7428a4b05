/** The README and the docs say what is so: every command and setting stands there, every example is understood, every link leads somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../src/commands/all.js'
import { readConfig } from '../src/config.js'
import { type CommandBook, makeCommandBook } from '../src/core/commands/command-book.js'
import { findCommand } from '../src/core/commands/find-command.js'
import { loadLexicon } from '../src/core/words/lexicon.js'
import { readArguments } from '../src/core/words/parse.js'
import { loadPrompts } from '../src/core/words/prompts.js'
import type { Rules } from '../src/domain/policy/rules.js'

const all = commands(
  () => book,
  () => {},
  () => '',
)
const book: CommandBook<Rules> = makeCommandBook(all, loadPrompts('prompts').commands)
const lexicon = loadLexicon('prompts')
const reading = { now: new Date('2026-03-12T01:00:00Z'), zone: 'Asia/Shanghai', lexicon, mentions: [] }

const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, inside = '']) => inside)
/** Cells of the rows under these headlines. */
const tableIn = (file: string, chapter: string) => {
  const text = readFileSync(file, 'utf8').split(`\n## ${chapter}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...text.matchAll(/^\| (.*`.*) \|$/gm)].map(([, row = '']) => row.split(' | '))
}

describe.each([
  ['README.md', 'Commands', 'Settings'],
  ['README.zh-CN.md', '命令', '设置'],
])('%s', (file, commandChapter, settingChapter) => {
  const rows = tableIn(file, commandChapter)

  test('has every command that people type, once', () => {
    const named = rows.flatMap(([names = '']) => quoted(names))
    expect(named.toSorted()).toEqual(all.flatMap(({ name, hidden }) => (hidden ? [] : name)).toSorted())
  })

  test('has examples that are understood', () => {
    for (const example of rows.flatMap(([, ...cells]) => quoted(cells.join()).filter((one) => one.startsWith('/')))) {
      const found = findCommand(example, { mentionsBot: false, direct: false }, book)
      if (!found || !('command' in found)) throw new Error(`${example}: no such command`)
      const { missing } = readArguments(found.command, found.rest, reading, book)
      expect([example, missing.filter(({ wrong }) => wrong)]).toEqual([example, []])
    }
  })

  test('has every setting', () => {
    const named = tableIn(file, settingChapter).flatMap(([names = '']) => quoted(names))
    const known = readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}([A-Z_]+):/gm)
    expect(named.toSorted()).toEqual([...new Set([...known].map(([, name]) => name))].toSorted())
  })
})

test('.env.example has every setting, each with its default', () => {
  const lines = readFileSync('.env.example', 'utf8').match(/^[A-Z_]+=.*$/gm) ?? []
  const given = Object.fromEntries(lines.map((line) => line.split('=', 2)))
  expect(Object.keys(given).toSorted()).toEqual(
    tableIn('README.md', 'Settings')
      .flatMap(([names = '']) => quoted(names))
      .toSorted(),
  )
  expect(readConfig(given)).toEqual(readConfig({}))
})

const pages = ['README.md', 'README.zh-CN.md', ...readdirSync('docs').map((name) => join('docs', name))]

test.each(pages.filter((name) => name.endsWith('.md')))('the links of %s lead somewhere', (page) => {
  const links = readFileSync(page, 'utf8').matchAll(/\]\(([^)\s#:]+)(?:#[^)]*)?\)/g)
  expect([...links].map(([, link = '']) => link).filter((link) => !existsSync(join(dirname(page), link)))).toEqual([])
})

test('docs/architecture.md names every room of the house', () => {
  const page = readFileSync('docs/architecture.md', 'utf8').split('```')[3] ?? ''
  const rooms = ['src', 'src/core', 'src/domain', 'src/web'].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? `${one.name}/` : [])),
  )
  expect(rooms.filter((room) => !page.includes(room))).toEqual([])
})
