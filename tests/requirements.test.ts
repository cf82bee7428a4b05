/** docs/requirements.md says what is so: its numbers are those of its rows, and whatever it names is there. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const page = readFileSync('docs/requirements.md', 'utf8')
const KINDS = ['answered', 'partly', 'not yet', 'out of scope', 'goal']

interface Row {
  id: string
  far: string
  answer: string
  tries: string
}

const cells = (line: string) => line.split('|').map((cell) => cell.trim())
const rowsIn = (text: string): Row[] =>
  text.split('\n').flatMap((line) => {
    const [, id = '', , far = '', answer = '', tries = ''] = cells(line)
    return /^R\d{3}-\d{3}$/.test(id) ? [{ id, far, answer, tries }] : []
  })
const numbersOf = (rows: Row[]) => KINDS.map((kind) => rows.filter(({ far }) => far === kind).length)

const [head = '', ...chapters] = page.split('\n## ')
const all = rowsIn(page)

test('each row stands once, with a word that is known', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(all.filter(({ far }) => !KINDS.includes(far))).toEqual([])
})

test('the head counts them', () => {
  const counted = [all.length, ...numbersOf(all)]
  expect(
    head
      .match(/Of [^.]+\./)?.[0]
      .match(/\d+/g)
      ?.map(Number),
  ).toEqual(counted)
})

test.each(chapters.map((chapter) => [chapter.split('\n')[0] ?? '', chapter]))(
  'the table counts %s',
  (title, chapter) => {
    const line = head.split('\n').find((one) => cells(one)[1] === title) ?? ''
    expect(cells(line).slice(2, -1).map(Number)).toEqual(numbersOf(rowsIn(chapter)))
  },
)

test('what is answered has an answer and a test, what is answered in part too', () => {
  const claimed = all.filter(({ far }) => far === 'answered' || far === 'partly')
  expect(claimed.filter(({ answer, tries }) => answer === '' || tries === '')).toEqual([])
})

describe('links', () => {
  const targets = new Map([...page.matchAll(/^\[(.+)\]: (.+)$/gm)].map(([, name = '', target = '']) => [name, target]))
  const prose = page.replace(/^\[.+\]: .+$/gm, '')
  const named = new Set(
    [...prose.matchAll(/\[([^[\]]+)\](?:\[([^[\]]+)\]|(\())?/g)].flatMap(([, text = '', name, inline]) =>
      inline ? [] : [name ?? text],
    ),
  )

  test('lead to files that are there', () => {
    expect([...targets].filter(([, target]) => !existsSync(`docs/${target}`))).toEqual([])
  })

  test('of the service day lead to a test whose name begins with the row', () => {
    const isTried = ({ id, tries }: Row) =>
      [...tries.matchAll(/\[(.+?)\]/g)].some(([, name = '']) =>
        new RegExp(`'(R\\d{3}-\\d{3}, )*${id}[,:']`).test(readFileSync(`docs/${targets.get(name)}`, 'utf8')),
      )
    const claimed = all.filter(({ id, far }) => id.startsWith('R003') && far === 'answered')
    expect(claimed.filter((row) => !isTried(row)).map(({ id }) => id)).toEqual([])
  })

  test('are all defined, and all used', () => {
    expect([...named].sort()).toEqual([...targets.keys()].sort())
  })
})
