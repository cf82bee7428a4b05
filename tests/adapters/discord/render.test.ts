/** What was typed is what is read: texts through Discord's Markdown and back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bold, escaped } from '../../../adapters/discord/markdown.js'
import { render } from '../../../adapters/discord/render.js'
import type { Block, Choice } from '../../../src/core/post.js'
import { readMarkdown } from '../../contract/discord/markdown.js'

const names = { person: () => '王强', role: () => '客服', channel: () => '投诉' }
const read = (source: string) => readMarkdown(source, names)
const text = (words: string): Block => ({ kind: 'text', text: words })
const look = (...blocks: Block[]) => render({ blocks }, [])
const buttons = (count: number): Choice[] =>
  Array.from({ length: count }, (_, index) => ({ id: `a.${index}`, label: `选择 ${index}` }))

/** Signs that mean something to Discord, between words and line breaks. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'*_~`|\\<>#-+[]()@:!&.,/ \n1a台'),
      fc.constantFrom('http://x.y', ':ok:', '@everyone', '<@123>', '<t:1>', '[x](http://x.y)', '\n> ', '\n1. ', '\n# '),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join('').replaceAll(/[\u200b\u2060\ufeff]/g, ''))

describe('text from people', () => {
  it('is read as it was typed, whatever was typed', () => {
    fc.assert(
      fc.property(typed, (words) => {
        expect(read(escaped(words))).toEqual({ text: words, marks: [] })
      }),
      { numRuns: 2000 },
    )
  })

  it('is bold as a whole and nothing else', () => {
    const line = typed.map((words) => words.replaceAll('\n', ' ').trim()).filter((words) => words !== '')
    fc.assert(
      fc.property(line, (words) => {
        expect(read(bold(words))).toEqual({ text: words, marks: [{ kind: 'bold', text: words }] })
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    '*斜* _斜_ **粗** __线__ ~~划~~ ||藏|| `码`',
    '# 标题\n## 二\n-# 小字\n> 引用\n>>> 引用\n- 一\n+ 一\n1. 一\n  12) 一',
    '[z](http://x.y) http://a_b.c/d_e <http://x.y> discord.gg/abc',
    '<@123> <@!123> <@&123> <#123> <t:1700000000:R> <:a:1> </投诉:123> <id:home>',
    '@everyone @here :ok: C:\\new\\* ¯\\_(ツ)_/¯',
  ])('shows %j', (words) => {
    expect(read(escaped(words))).toEqual({ text: words, marks: [] })
  })

  it('is no link behind other words, of whatever kind', () => {
    expect(escaped('[z](mailto:x)')).toBe('\\[z](mailto:x)')
  })

  it('leaves times, phones and addresses without marks', () => {
    for (const plain of ['14:03 送货', '138-0000-0001', '翡翠湾3栋1201 (东)', '1.5米', '王强 @李娜'])
      expect(escaped(plain)).toBe(plain)
  })
})

describe('a post', () => {
  it('names people, then says what it is in bold, then the rest', () => {
    const blocks: Block[] = [
      text('投诉 TS260312-01\n两小时内确认'),
      { kind: 'facts', facts: [{ label: '客户', value: '张三' }] },
      { kind: 'list', title: '问题', items: ['台面开裂'] },
    ]
    const { content } = render({ blocks }, [{ account: '123', name: '王强' }, { name: '赵*六' }])
    expect(content).toBe(
      '<@123> 赵\\*六\n**投诉 TS260312-01**\n两小时内确认\n客户\uFF1A张三\n\n**问题**\n\u00B7 台面开裂',
    )
    expect(read(content).text).toContain('@王强 赵*六\n投诉 TS260312-01')
  })

  it('pings those it names and nobody else', () => {
    const { allowed_mentions: allowed } = render({ blocks: [text('<@9> @everyone')] }, [
      { account: '123', name: '王强' },
      { account: '123', name: '王强' },
      { name: '赵六' },
      { account: 'not an id', name: '钱七' },
    ])
    expect(allowed).toEqual({ parse: [], users: ['123'], replied_user: false })
  })

  it('shows 1900 signs whole though each takes a mark, with the names outside the embed', () => {
    const { content, embeds } = render({ blocks: [text('*'.repeat(1900))] }, [{ account: '123', name: '王强' }])
    expect(content).toBe('<@123>')
    expect(embeds[0]?.description?.length).toBeLessThanOrEqual(4096)
    expect(read(embeds[0]?.description ?? '').text).toBe('*'.repeat(1900))
  })

  it('is refused when it is empty, or longer than any embed', () => {
    expect(() => look()).toThrow('no text')
    expect(() => look(text(' \n '))).toThrow('no text')
    expect(() => look({ kind: 'choices', choices: buttons(1) })).toThrow('no text')
    expect(() => look(text('台'.repeat(5000)))).toThrow('too long')
  })
})

describe('choices', () => {
  it('are buttons in one row, the first of which stands out', () => {
    const { components } = look(text('x'), { kind: 'choices', choices: buttons(5) })
    expect(components).toHaveLength(1)
    expect(components[0]?.components.map((button) => 'style' in button && button.style)).toEqual([1, 2, 2, 2, 2])
    expect(components[0]?.components[1]).toMatchObject({ label: '选择 1', custom_id: '1:a.1' })
  })

  it('are menus of 25 when there are many', () => {
    const { components } = look(text('x'), { kind: 'choices', choices: buttons(60) })
    const options = components.map(({ components: [menu] }) => (menu && 'options' in menu ? menu.options : []))
    expect(options.map(({ length }) => length)).toEqual([25, 25, 10])
    expect(options.flat().at(-1)).toEqual({ label: '选择 59', value: '1:a.59' })
  })

  it('are cut between characters when a label is too long', () => {
    const choices = [{ id: 'a.0', label: '🙂'.repeat(60) }]
    const { components } = look(text('x'), { kind: 'choices', choices })
    expect(components[0]?.components[0]).toMatchObject({ label: `${'🙂'.repeat(39)}…` })
  })

  it('open a form where its options fit behind the button', () => {
    const form = { command: 'delivery', options: ['crew', 'crew_phone'] }
    const many = { command: 'delivery', options: Array.from({ length: 20 }, (_, index) => `option_${index}`) }
    const choices = [
      { id: 'a.0', label: '改', form },
      { id: 'a.1', label: '改', form: many },
    ]
    const { components } = look(text('x'), { kind: 'choices', choices })
    expect(components[0]?.components.map((button) => 'custom_id' in button && button.custom_id)).toEqual([
      '1:a.0!delivery.crew+crew_phone',
      '1:a.1',
    ])
  })
})
