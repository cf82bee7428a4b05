/** The reader of Discord's Markdown finds whatever would not be shown as it was typed. */
import { escapeMarkdown } from 'discord.js'
import { expect, it } from 'vitest'
import { readMarkdown } from './markdown.js'

const names = {
  person: (id: string) => (id === '1' ? '王强' : undefined),
  role: (id: string) => (id === '2' ? '安装组' : undefined),
  channel: (id: string) => (id === '3' ? '岩板一店工作群' : undefined),
}
const read = (source: string) => readMarkdown(source, names)

it.each([
  ['**台面**开裂', '台面开裂', 'bold', '台面'],
  ['*台面*', '台面', 'italic', '台面'],
  ['_台面_', '台面', 'italic', '台面'],
  ['__台面__', '台面', 'underline', '台面'],
  ['~~台面~~', '台面', 'strike', '台面'],
  ['||台面||', '台面', 'spoiler', '台面'],
  ['`台面`', '台面', 'code', '台面'],
  ['```ts\n台面\n```', '台面', 'code block', '台面'],
  ['# 台面', '台面', 'heading', '台面'],
  ['第一行\n-# 台面', '第一行\n台面', 'subtext', '台面'],
  ['> 台面', '台面', 'quote', '台面'],
  ['- 台面\n- 水槽', '• 台面\n• 水槽', 'list', '• 台面'],
  ['1. 台面', '1. 台面', 'list', '1. 台面'],
  ['[台面](https://example.com)', '台面', 'masked link', '台面'],
  ['见 https://example.com/a', '见 https://example.com/a', 'link', 'https://example.com/a'],
  ['<https://example.com>', 'https://example.com', 'link', 'https://example.com'],
  ['<@1> 请', '@王强 请', 'person', '@王强'],
  ['<@&2>', '@安装组', 'role', '@安装组'],
  ['<#3>', '#岩板一店工作群', 'channel', '#岩板一店工作群'],
  ['@everyone', '@everyone', 'everyone', '@everyone'],
  ['<t:1773277200:R>', '2026-03-12T01:00:00.000Z', 'time', '2026-03-12T01:00:00.000Z'],
  [':100:', '💯', 'emoji', '💯'],
])('shows %j as %j', (source, text, kind, part) => {
  const rendered = read(source)
  expect(rendered.text).toBe(text)
  expect(rendered.marks).toContainEqual({ kind, text: part })
})

it('finds marks within marks', () => {
  expect(read('# ***急***').marks.map(({ kind }) => kind)).toEqual(['italic', 'bold', 'heading'])
})

it.each([
  'snake_case_name',
  '3 * 4 * 5',
  '2**',
  '#1 台面',
  '-5',
  '1.5米',
  'a_b',
  '14:00:30',
  '@王强',
  '5>3',
  '[台面](水槽)',
])('leaves %j as it is', (source) => expect(read(source)).toEqual({ text: source, marks: [] }))

it('shows escaped text as it was typed', () => {
  const all = { heading: true, bulletedList: true, numberedList: true, maskedLink: true }
  for (const typed of ['**粗**', '_斜_', '# 一', '- 一', '1. 一', '[一](https://e.cn)', '`码`', '||藏||', '~~删~~']) {
    const { text, marks } = read(escapeMarkdown(typed, all))
    expect(text).toBe(typed)
    expect(marks.filter(({ kind }) => kind !== 'link')).toEqual([])
  }
  expect(read('\\<@1> \\@everyone')).toEqual({ text: '<@1> @everyone', marks: [] })
})
