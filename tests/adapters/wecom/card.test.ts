/** Posts with choices as template cards that WeCom takes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutToBytes, cutToWidth, widthOf } from '../../../adapters/wecom/cut.js'
import { bytes, renderCard } from '../../../adapters/wecom/render.js'
import type { Block, Choice, Post } from '../../../src/core/post.js'

const choices = (count: number): Choice[] =>
  Array.from({ length: count }, (_, index) => ({ id: `a.${index}`, label: `选择${index}` }))
const post = (blocks: Block[], count: number, more: Partial<Post> = {}): Post => ({
  key: 'k1',
  room: { id: 'wrGROUP', direct: false },
  mentions: [],
  blocks: [...blocks, { kind: 'choices', choices: choices(count) }],
  ...more,
})
const heading: Block = { kind: 'text', text: '投诉 TS260312-01\n两小时内确认' }

describe('a card', () => {
  it('says what it is, shows facts in their places, and the rest below', () => {
    const facts = [
      { label: '客户', value: '张三 13800000001' },
      { label: '收货的完整地址', value: '翡翠湾3栋1201' },
      { label: '地址', value: '翡翠湾三期东门进去左转第二个路口右手边那一栋一单元1201室' },
      { label: '备注', value: '一\n二' },
    ]
    const mentions = [{ name: '王强', account: 'wq' }]
    const card = renderCard(post([heading, { kind: 'facts', facts }], 2, { mentions }), 'L1')
    expect(card).toEqual({
      card_type: 'button_interaction',
      main_title: { title: '投诉 TS260312-01' },
      sub_title_text:
        '@王强\n两小时内确认\n收货的完整地址\uff1a翡翠湾3栋1201\n地址\uff1a翡翠湾三期东门进去左转第二个路口右手边那一栋一单元1201室\n备注\uff1a一\n二',
      horizontal_content_list: [{ keyname: '客户', value: '张三 13800000001' }],
      button_list: [
        { text: '选择0', style: 1, key: 'a.0' },
        { text: '选择1', style: 2, key: 'a.1' },
      ],
      task_id: 'L1',
    })
  })

  it('has six facts at most, the others stand below', () => {
    const facts = Array.from({ length: 8 }, (_, index) => ({ label: `项${index}`, value: 'x' }))
    const card = renderCard(post([heading, { kind: 'facts', facts }], 1), 'L1')
    expect(card.horizontal_content_list).toHaveLength(6)
    expect(card.sub_title_text).toBe('两小时内确认\n项6: x\n项7: x')
  })

  it('of more than six choices is a list to tick, of twenty at most', () => {
    const seven = renderCard(post([heading], 7), 'L1')
    expect(seven).toMatchObject({ card_type: 'vote_interaction', submit_button: { text: '✓', key: 'submit' } })
    expect(seven.checkbox).toMatchObject({ mode: 0, option_list: { length: 7 } })
    expect(seven.checkbox?.option_list[6]).toEqual({ id: 'a.6', text: '选择6' })
    expect(seven.button_list).toBeUndefined()
    expect(renderCard(post([heading], 25), 'L1').checkbox?.option_list).toHaveLength(20)
  })

  it('of no choice is a notice, which must lead somewhere', () => {
    const card = renderCard(post([heading], 0), 'L1')
    expect(card).toMatchObject({ card_type: 'text_notice', card_action: { type: 1 }, task_id: 'L1' })
    expect(card.button_list ?? card.checkbox).toBeUndefined()
  })

  it('cuts what is too wide between characters', () => {
    const wide = renderCard(post([{ kind: 'text', text: '🙂'.repeat(60) }], 0), 'L1')
    expect(wide.main_title?.title).toBe(`${'🙂'.repeat(35)}…`)
    const [button] =
      renderCard(
        {
          ...post([heading], 0),
          blocks: [heading, { kind: 'choices', choices: [{ id: 'a.0', label: '请安装部的联络人现在就去现场看' }] }],
        },
        'L1',
      ).button_list ?? []
    expect(button?.text).toBe('请安装部的联络人现…')
    expect(cutToWidth('加到 TS260312-01', 10)).toBe('加到 TS260312-01')
  })

  it('takes any text: no call, no mention, no empty title', () => {
    const any = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('<@lisi>', '@all', '<a href="x">'))
    fc.assert(
      fc.property(any, any, (one, other) => {
        const facts = [{ label: other, value: one }]
        const card = renderCard(
          post(
            [
              { kind: 'text', text: `投${one}` },
              { kind: 'facts', facts },
            ],
            1,
          ),
          'L1',
        )
        expect(card.main_title?.title).not.toBe('')
        expect(widthOf(card.main_title?.title ?? '')).toBeLessThanOrEqual(36)
        expect(JSON.stringify(card)).not.toMatch(/<[@/a-z]|@(?:all|所有人)/i)
        for (const { keyname, value } of card.horizontal_content_list ?? [])
          expect(keyname !== '' && value !== '').toBe(true)
      }),
    )
  })
})

describe('cutting', () => {
  it('keeps to the size, between characters, and leaves alone what fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 60 }), (text, most) => {
        expect(bytes(cutToBytes(text, most))).toBeLessThanOrEqual(most)
        expect(widthOf(cutToWidth(text, most))).toBeLessThanOrEqual(most)
        expect(cutToBytes(text, 10_000)).toBe(text)
        expect(cutToBytes(text, most)).not.toMatch(/\p{Surrogate}/u)
      }),
    )
  })
})
