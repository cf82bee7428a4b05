/** What WeCom pushes to the custom app, and what others push: what becomes an event, and what is turned away. */
import { encrypt, getSignature } from '@wecom/crypto'
import { describe, expect, it } from 'vitest'
import { type CallbackParts, createCallback } from '../../../adapters/wecom/callback.js'
import type { ChatEvent } from '../../../src/core/event.js'

const seal = { corpId: 'ww1', token: 'TOKEN', aesKey: Buffer.alloc(32, 7).toString('base64').slice(0, 43) }
const clock = Date.parse('2026-11-20T09:00:00+08:00')

function open(more: Partial<CallbackParts> = {}) {
  const events: ChatEvent[] = []
  const logged: object[] = []
  const write = (details: object) => void logged.push(details)
  const log = { debug: write, info: write, warn: write, error: write }
  const accept = () => async (event: ChatEvent) => void events.push(event)
  const callback = createCallback({ ...seal, now: () => new Date(clock), log, accept, ...more })
  return { callback, events, logged }
}

interface Forgery {
  corpId?: string
  token?: string
  seconds?: number
  letter?: string
}

function sealed(text: string, { corpId = 'ww1', token = seal.token, seconds = 0, letter }: Forgery = {}) {
  const encrypted = letter ?? encrypt(seal.aesKey, text, corpId)
  const timestamp = String(clock / 1000 + seconds)
  const query = { msg_signature: getSignature(token, timestamp, 'n1', encrypted), timestamp, nonce: 'n1' }
  const body = `<xml><ToUserName><![CDATA[ww1]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`
  return { query, body, encrypted }
}

const head =
  '<FromUserName><![CDATA[lisi]]></FromUserName><CreateTime>1763600400</CreateTime><AgentID>1000002</AgentID>'
const message = `<xml>${head}<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[/投诉 <!DOCTYPE> 100 &lt; 裂]]></Content><MsgId>4567890123456789012</MsgId></xml>`
const pressOf = (rest: string) =>
  `<xml>${head}<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event><TaskId><![CDATA[L1]]></TaskId><ResponseCode><![CDATA[CODE]]></ResponseCode>${rest}</xml>`
const press = pressOf('<EventKey><![CDATA[c1]]></EventKey><CardType>button_interaction</CardType>')

async function told(text: string, forgery?: Forgery, more?: Partial<CallbackParts>) {
  const all = open(more)
  const { query, body } = sealed(text, forgery)
  return { ...all, answer: await all.callback('POST', query, body) }
}

describe('what people do', () => {
  it('a message is stored, and then answered', async () => {
    const { answer, events } = await told(message)
    expect(answer).toEqual({ status: 200, body: '' })
    expect(events).toEqual([
      {
        platform: 'wecom',
        kind: 'message',
        id: 'app:4567890123456789012',
        messageId: 'app:4567890123456789012',
        room: { id: 'lisi', direct: true, title: '' },
        sender: { id: 'lisi', name: 'lisi' },
        text: '/投诉 <!DOCTYPE> 100 &lt; 裂',
        mentions: [],
        mentionsBot: false,
      },
    ])
  })

  it('a press carries the code with which its card is changed', async () => {
    const { events } = await told(press)
    expect(events).toMatchObject([
      { kind: 'button', id: 'app:lisi:1763600400:c1:L1', messageId: 'L1', choice: 'c1', gesture: 'app:CODE' },
    ])
  })

  it('what was picked from a list is the choice', async () => {
    const items =
      '<SelectedItems><SelectedItem><QuestionKey>choice</QuestionKey><OptionIds><OptionId><![CDATA[o7]]></OptionId></OptionIds></SelectedItem></SelectedItems>'
    const { events } = await told(pressOf(`<EventKey><![CDATA[submit]]></EventKey>${items}`))
    expect(events).toMatchObject([{ kind: 'button', choice: 'o7', messageId: 'L1' }])
  })

  it('the same thing told again has the same id', async () => {
    const { callback, events } = open()
    for (let time = 0; time < 3; time++) {
      const { query, body } = sealed(press, { seconds: time })
      expect((await callback('POST', query, body)).status).toBe(200)
    }
    expect(new Set(events.map(({ id }) => id)).size).toBe(1)
  })

  it.each([
    ['opened the app', '<MsgType>event</MsgType><Event>enter_agent</Event>'],
    ['sent a picture', '<MsgType>image</MsgType><MsgId>1</MsgId>'],
    ['pressed no card we know of', '<MsgType>event</MsgType><Event>template_card_event</Event>'],
  ])('somebody who %s is nothing to us', async (_, rest) => {
    const { answer, events } = await told(`<xml>${head}${rest}</xml>`)
    expect([answer.status, events]).toEqual([200, []])
  })
})

describe('what is turned away', () => {
  const hostile = '<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
  it.each([
    ['a wrong signature', sealed(press, { token: 'OTHER' }), 'signature'],
    ['no signature', { ...sealed(press), query: {} }, 'signature'],
    ['a signature that is a list', { ...sealed(press), query: { msg_signature: ['a', 'b'] } }, 'signature'],
    ['an old timestamp', sealed(press, { seconds: -301 }), 'time'],
    ['a timestamp to come', sealed(press, { seconds: 301 }), 'time'],
    ["another company's letter", sealed(press, { corpId: 'ww2' }), 'receiver'],
    ['a letter that cannot be opened', sealed(press, { letter: 'AAAA' }), 'letter'],
    ['an entity around the letter', { ...sealed(press), body: hostile + sealed(press).body }, 'form'],
    ['an entity in the letter', sealed(hostile + press), 'content'],
    ['no XML', { ...sealed(press), body: '{"encrypt":"x"}' }, 'form'],
    ['no XML in the letter', sealed('hello'), 'content'],
    ['five megabytes', { ...sealed(press), body: 'x'.repeat(5_000_000) }, 'size'],
  ])('%s', async (_, { query, body }, reason) => {
    const { callback, events, logged } = open()
    expect(await callback('POST', query, body)).toEqual({ status: 403, body: '' })
    expect(events).toEqual([])
    expect(logged).toEqual([{ platform: 'wecom', code: 'callback-refused', reason }])
  })
})

describe('what could not be stored comes again', () => {
  it.each([
    ['nothing is received now', { accept: () => undefined }],
    ['storing failed', { accept: () => () => Promise.reject(new Error('full')) }],
    ['storing takes too long', { accept: () => () => new Promise<void>(() => {}), storeTimeoutMs: 10 }],
  ])('because %s', async (_, more) => {
    expect((await told(press, {}, more)).answer).toEqual({ status: 500, body: '' })
  })
})

describe('the check of the address', () => {
  it('is answered with what was in the letter', async () => {
    const { query, encrypted } = sealed('5927782489442352469')
    for (const echostr of [encrypted, encrypted.replaceAll('+', ' ')])
      expect(await open().callback('GET', { ...query, echostr }, '')).toEqual({
        status: 200,
        body: '5927782489442352469',
      })
  })

  it('is refused to others', async () => {
    const { query, encrypted } = sealed('1', { token: 'OTHER' })
    expect((await open().callback('GET', { ...query, echostr: encrypted }, '')).status).toBe(403)
  })
})
