import fc from 'fast-check'
import { expect, test } from 'vitest'
import { split } from '../../src/core/posts/split.js'
import type { StoredBlock } from '../../src/core/posts/stored-post.js'

const visits = (count: number) =>
  Array.from({ length: count }, (_, index) => `上午 SH260312-${index} 张三 翡翠湾3栋1201`)
const shown = (blocks: StoredBlock[]) =>
  blocks.flatMap((block) => {
    if (block.kind === 'text') return block.text.split('\n')
    if (block.kind === 'list') return [block.title ?? '', ...block.items]
    return block.kind === 'facts' ? block.facts.map(({ label, value }) => label + value) : []
  })
const lengthOf = (blocks: StoredBlock[]) => shown(blocks).reduce((sum, line) => sum + line.length + 3, 0)

test('a short post stays as it is', () => {
  const blocks: StoredBlock[] = [
    { kind: 'text', text: '排班' },
    { kind: 'list', items: visits(3) },
  ]
  expect(split(blocks, 3900)).toEqual([blocks])
})

test('a long schedule fills its parts, each with the headline and the section', () => {
  const parts = split(
    [
      { kind: 'text', text: '排班 3月13日' },
      { kind: 'list', title: '送货', items: visits(300) },
    ],
    3900,
  )
  expect(parts.map((part) => part.map(({ kind }) => kind))).toEqual(parts.map(() => ['text', 'list']))
  for (const part of parts) expect(shown(part).slice(0, 2)).toEqual(['排班 3月13日', '送货'])
  for (const part of parts.slice(0, -1)) expect(lengthOf(part)).toBeGreaterThan(3500)
  expect(parts.flatMap((part) => shown(part).slice(2))).toEqual(visits(300))
})

test('a title counts once in a part, however many lines it stands above', () => {
  const title = '送货 上午，4号车 139****0009 · 300单'
  const parts = split(
    [
      { kind: 'text', text: '排班 3月13日' },
      { kind: 'list', title, items: visits(300) },
    ],
    3900,
  )
  for (const part of parts) expect(shown(part).slice(0, 2)).toEqual(['排班 3月13日', title])
  for (const part of parts) expect(lengthOf(part)).toBeLessThanOrEqual(3900)
  for (const part of parts.slice(0, -1)) expect(lengthOf(part)).toBeGreaterThan(3500)
})

const paragraph = (name: string, lines: number) =>
  Array.from({ length: lines }, (_, index) => `${name}${index} ${'台'.repeat(100)}`).join('\n')

test('paragraphs stay whole where the part before them is half full', () => {
  const parts = split(
    [{ kind: 'text', text: ['回访', paragraph('甲', 6), paragraph('乙', 6), paragraph('丙', 6)].join('\n\n') }],
    1600,
  )
  expect(
    parts.map((part) =>
      shown(part)
        .filter((line) => line !== '' && line !== '回访')
        .map((line) => line[0]),
    ),
  ).toEqual([[...Array(6).fill('甲'), ...Array(6).fill('乙')], Array(6).fill('丙')])
  expect(shown(parts[1] ?? []).at(0)).toBe('回访')
})

test('a new block begins a new part where the one before it is half full', () => {
  const facts = Array.from({ length: 8 }, (_, index) => ({ label: `项${index}`, value: '台'.repeat(90) }))
  const parts = split(
    [
      { kind: 'text', text: paragraph('甲', 8) },
      { kind: 'facts', facts },
    ],
    1400,
  )
  expect(parts.map((part) => part.map(({ kind }) => kind))).toEqual([['text'], ['text', 'facts']])
})

test('a paragraph that would leave the part nearly empty is cut between its lines', () => {
  const parts = split([{ kind: 'text', text: `回访\n\n${paragraph('甲', 30)}` }], 1600)
  for (const part of parts.slice(0, -1)) expect(lengthOf(part)).toBeGreaterThan(1400)
})

test('buttons stand under the first part, the one that can be edited', () => {
  const choices: StoredBlock = { kind: 'choices', choices: [{ label: '知晓', does: { command: 'ack', given: {} } }] }
  const parts = split([{ kind: 'text', text: '投诉' }, { kind: 'list', items: ['裂'.repeat(4500)] }, choices], 3900)
  expect(parts).toHaveLength(2)
  expect(parts.map((part) => part.includes(choices))).toEqual([true, false])
  expect(parts[0]?.some(({ kind }) => kind === 'list')).toBe(true)
})

test('nothing is lost and nothing is too long, whatever is posted', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 900 }).map((text) => text.replaceAll('\n', ' '))
  const line = fc.oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: fc.constant('') })
  const post = fc.record({ text: fc.array(line, { minLength: 1 }), items: fc.array(line), facts: fc.array(line) })
  fc.assert(
    fc.property(post, fc.integer({ min: 600, max: 3900 }), ({ text, items, facts }, max) => {
      const blocks: StoredBlock[] = [
        { kind: 'text', text: text.join('\n') },
        { kind: 'list', items },
        { kind: 'facts', facts: facts.map((value) => ({ label: '备注', value })) },
      ]
      const parts = split(blocks, max)
      const heading = (text[0] as string).slice(0, 200)
      const all = parts.flatMap((part, index) => shown(part).slice(index > 0 ? 1 : 0)).join('')
      expect(all.replaceAll('备注', '')).toBe([...text, ...items, ...facts].join('').replaceAll('备注', ''))
      for (const part of parts) expect(lengthOf(part)).toBeLessThanOrEqual(max)
      for (const part of parts.slice(1)) expect(shown(part)[0]).toBe(heading)
    }),
  )
})
