/** What was typed is what is read, and nothing more: posts as WeCom's Markdown and as plain text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bold, escaped } from '../../../adapters/wecom/markdown.js'
import { plain } from '../../../adapters/wecom/plain.js'
import {
  bytes,
  mentionLists,
  renderMarkdown,
  renderText,
  renderWebhookMarkdown,
} from '../../../adapters/wecom/render.js'
import type { Block, Post } from '../../../src/core/post.js'

const text = (words: string): Block => ({ kind: 'text', text: words })
const group = { id: 'wrGROUP', direct: false }
const post = (blocks: Block[], more: Partial<Post> = {}): Post => ({
  key: 'k1',
  room: group,
  mentions: [],
  blocks,
  ...more,
})

/** Signs that mean something to WeCom, between words and line breaks. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'*_~`|\\<>#-+=[]()@:!&.,/ \t\n1a台'),
      fc.constantFrom(
        '<@lisi>',
        '@all',
        '@所有人',
        '[x](http://x.y)',
        '<font color="warning">',
        '**粗**',
        '&lt;',
        'http://',
      ),
      fc.constantFrom(
        '\n# ',
        '\n> ',
        '\n1. ',
        '\n- ',
        '\n---\n',
        '\n===\n',
        '\n| a |\n|---|\n',
        '\n    ',
        '\n```\n',
        '\u2028',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join('').replaceAll(/[\u2060\uff01-\uff5e]/g, ''))

/** What somebody reads: without what is invisible, and wide signs taken for narrow ones. */
const read = (shown: string) =>
  shown
    .replaceAll('\u2060', '')
    .replaceAll(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(/%(?:2A|5F|7E)/g, decodeURIComponent)

const lineSyntax = /^[^\S\n]*(?:#|>|=|\||:-|[-+](?:[\s|:-]|$)|\d+[.)](?:\s|$)|\t)|^ {4}/m

describe('text from people in Markdown', () => {
  it('is read as it was typed and has no sign that means something', () => {
    fc.assert(
      fc.property(typed, (words) => {
        const shown = escaped(words)
        expect(read(shown)).toBe(words)
        expect(shown).not.toMatch(/[*~`[\]<\\]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/)
        expect(shown).not.toMatch(lineSyntax)
        expect(shown).not.toMatch(/@\s*(?:all|所有人)|&#?\w+;/i)
        expect(bytes(shown)).toBeLessThanOrEqual(3 * bytes(words) + 3)
      }),
      { numRuns: 2000 },
    )
  })

  it('has just the marks of the post around it', () => {
    fc.assert(
      fc.property(typed, typed, typed, (heading, label, value) => {
        const blocks: Block[] = [
          text(`投诉 ${heading}`),
          { kind: 'facts', facts: [{ label: `标${label}`, value }] },
          { kind: 'list', title: `问题${label}`, items: [`一${value}`] },
        ]
        const named = { mentions: [{ name: `王${label}` }, { name: '李娜', account: 'lina' }] }
        for (const shown of [renderMarkdown(post(blocks, named)), renderWebhookMarkdown(post(blocks, named))]) {
          expect(shown.match(/\*\*/g)).toHaveLength(6)
          expect(shown.replaceAll('**', '').replace('<@lina>', '')).not.toMatch(
            /[*~`[\]<\\]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/,
          )
          expect(shown.replaceAll(/^- (?!$)/gm, '')).not.toMatch(/^[^\S\n]*(?:#|>|=|\||\d+[.)]\s)/m)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is bold as a whole line, or not there', () => {
    expect(bold(' 800*800 ')).toBe('**800\uff0a800**')
    expect(bold('  ')).toBe('')
  })

  it('leaves what is copied as it was: phones, codes, times, addresses', () => {
    for (const same of [
      '138-0000-0001',
      '+86 13800000001',
      'TS260312-01',
      '14:03 送货',
      '翡翠湾3栋1201 (东)',
      '1.5米',
      '-5',
    ])
      expect(escaped(same)).toBe(same)
    expect(escaped('看 https://x.cn/a-b?k=_a*b 谢谢')).toBe('看 https://x.cn/a-b?k=%5Fa%2Ab 谢谢')
  })
})

describe('plain text from people', () => {
  it('is read as it was typed, calls nobody and links nowhere', () => {
    fc.assert(
      fc.property(typed, (words) => {
        const shown = plain(words)
        expect(shown.replaceAll('\u2060', '')).toBe(words)
        expect(shown).not.toMatch(/<[@/a-z]|@\s*(?:all|所有人)/i)
      }),
    )
    expect(plain('<a href="http://x.y">点这里</a>')).toBe('<\u2060a href="http://x.y">点这里<\u2060/a>')
  })
})

const complaint: Block[] = [
  text('投诉 TS260312-01\n两小时内确认'),
  { kind: 'facts', facts: [{ label: '客户', value: '张三 13800000001' }] },
  { kind: 'list', title: '问题', items: ['台面开裂', '缺一块\n挡水'] },
  text('谢谢'),
]
const people: Post['mentions'] = [
  { name: '王强', account: 'wangqiang' },
  { name: '赵*六' },
  { name: '钱七', account: 'woAJ2GCAAAXtWyujaWJHDDGi0mACas1w', mobile: '13800000007' },
]

describe('a post', () => {
  it('in the conversation names people, then says what it is in bold, with breaks that hold', () => {
    expect(renderMarkdown(post(complaint, { mentions: people }))).toBe(
      [
        '@王强 @赵\uff0a六 @钱七  ',
        '**投诉 TS260312-01**  ',
        '两小时内确认  ',
        '**客户** 张三 13800000001',
        '',
        '**问题**  ',
        '- 台面开裂  ',
        '- 缺一块  ',
        '挡水',
        '',
        '谢谢',
      ].join('\n'),
    )
  })

  it('by the robot of the group pings those with a userid and has no list marks', () => {
    expect(renderWebhookMarkdown(post(complaint, { mentions: people }))).toBe(
      '<@wangqiang> @赵\uff0a六 @钱七\n**投诉 TS260312-01**\n两小时内确认\n**客户** 张三 13800000001\n\n**问题**\n\u00B7 台面开裂\n\u00B7 缺一块\n挡水\n\n谢谢',
    )
  })

  it('as plain text names only those whom the lists do not', () => {
    const one = post(complaint, { mentions: people })
    expect(renderText(one)).toBe(
      '@赵*六\n投诉 TS260312-01\n两小时内确认\n客户\uff1a张三 13800000001\n\n问题\n\u00B7 台面开裂\n\u00B7 缺一块\n挡水\n\n谢谢',
    )
    expect(mentionLists(one)).toEqual({ mentioned_list: ['wangqiang'], mentioned_mobile_list: ['13800000007'] })
  })

  it('never calls everybody, whatever an account is named, and each person once', () => {
    const all = post([text('x')], {
      mentions: [
        { name: '所有人', account: '@all' },
        { name: 'all', account: 'all' },
        { name: '王强', account: 'wq' },
        { name: '王强', account: 'wq' },
      ],
    })
    expect(mentionLists(all)).toEqual({ mentioned_list: ['wq'] })
    expect(renderWebhookMarkdown(all)).toBe('@\u2060所有人 @\u2060all <@wq> <@wq>\n**x**')
    expect(mentionLists(post([text('x')]))).toEqual({})
  })

  it('meant for one person names them in a group, and not in their own room', () => {
    const reader = { account: 'wq', name: '王强' }
    expect(renderMarkdown(post([text('不用操作')], { private: reader }))).toBe('@王强  \n**不用操作**')
    const direct = { id: 'wq', direct: true }
    expect(renderMarkdown(post([text('不用操作')], { private: reader, room: direct }))).toBe('**不用操作**')
  })

  it('is refused when it is empty', () => {
    for (const blocks of [[], [text(' \n ')], [{ kind: 'list' as const, items: [] }]])
      for (const render of [renderMarkdown, renderWebhookMarkdown, renderText])
        expect(() => render(post(blocks))).toThrow('no text')
  })

  it('fits what WeCom takes, though each sign became three bytes', () => {
    const signs = [text('*'.repeat(19_000))]
    expect(bytes(renderMarkdown(post(signs)))).toBeLessThanOrEqual(20_480)
    expect(bytes(renderWebhookMarkdown(post(signs)))).toBeLessThanOrEqual(4096)
    expect(renderMarkdown(post(signs)).endsWith('…')).toBe(true)
    const schedule: Block[] = [text('明日派送'), { kind: 'list', items: Array(120).fill('14:00 张三 台面两块') }]
    expect(renderWebhookMarkdown(post(schedule))).not.toContain('…')
  })
})
