/** Which messages are commands, and which command they are. */
import { describe, expect, test } from 'vitest'
import { makeCommandBook } from '../../../src/core/commands/command-book.js'
import { findCommand } from '../../../src/core/commands/find-command.js'
import { book, commands, words } from './commands.js'

const inGroup = { mentionsBot: false, direct: false }
const mentioned = { mentionsBot: true, direct: false }
const alone = { mentionsBot: false, direct: true }

const found = (text: string, heard = inGroup) => {
  const result = findCommand(text, heard, book)
  return result && 'command' in result ? { command: result.command.name, rest: result.rest } : result
}

describe('commands', () => {
  test.each([
    ['/complaint', 'complaint', ''],
    ['/Complaint 张三', 'complaint', ' 张三'],
    ['/投诉 张三', 'complaint', ' 张三'],
    ['／投诉 张三', 'complaint', ' 张三'],
    ['  /投诉 张三', 'complaint', ' 张三'],
    ['/投诉\n张三', 'complaint', '\n张三'],
    ['/投诉张三 138', 'complaint', '张三 138'],
    ['/处理意见TS260312-01', 'plan', 'TS260312-01'],
    ['/complaint张三', 'complaint', '张三'],
    ['/投诉：张三', 'complaint', '：张三'],
    ['/收到', 'ack', ''],
    ['/ 投诉 张三', 'complaint', ' 张三'],
    ['／\u3000投诉 张三', 'complaint', ' 张三'],
  ])('%s', (text, command, rest) => {
    expect(found(text)).toEqual({ command, rest })
    expect(found(text, mentioned)).toEqual({ command, rest })
    expect(found(text, alone)).toEqual({ command, rest })
  })

  test('without a slash only when the bot is spoken to', () => {
    expect(found('投诉 张三')).toBeUndefined()
    expect(found('投诉 张三', mentioned)).toEqual({ command: 'complaint', rest: ' 张三' })
    expect(found('投诉张三 138', mentioned)).toEqual({ command: 'complaint', rest: '张三 138' })
    expect(found('待办', alone)).toEqual({ command: 'mine', rest: '' })
  })

  test('a talk with the bot alone is no command because it begins like one', () => {
    expect(found('客户说明天不在家', alone)).toBeUndefined()
  })

  test.each([
    '/home/x',
    '/ 3',
    '/3',
    '//',
    '//x',
    '/ 天气',
    '/  投诉',
    '1/3',
    '你好',
    '',
    '好的/投诉',
    '/complaint@OtherBot x',
    '🙂',
  ])('%s is none', (text) => {
    expect(found(text)).toBeUndefined()
  })
})

describe('a slash without a name is answered like a command nobody knows', () => {
  test.each([
    ['/', '/'],
    ['／ ', '／'],
    ['/😀', '😀'],
    ['/*_[', '*_['],
    ['/@everyone', '@everyone'],
    ['/<b>x</b> 你好', '<b>x</b>'],
    ['/\uE000 你好', '/'],
    [`/${'😀'.repeat(100)}`, '😀'.repeat(32)],
  ])('%s', (text, unknown) => {
    expect(found(text)).toEqual({ unknown, slash: true })
    expect(found(text, alone)).toEqual({ unknown, slash: true })
  })
})

describe('typos', () => {
  test.each([
    ['/投素 张三', '投诉'],
    ['/投素张三 138', '投诉'],
    ['/complant', 'complaint'],
    ['/compliant', 'complaint'],
    ['/halp', 'help'],
    ['/联洛人', '联络人'],
  ])('%s → %s', (text, suggestion) => {
    expect(found(text)).toMatchObject({ suggestion })
  })

  test('nothing near: no suggestion', () => {
    expect(found('/weather')).toEqual({ unknown: 'weather', slash: true })
    expect(found('/天气')).toEqual({ unknown: '天气', slash: true })
    expect(found('天气怎么样', mentioned)).toBeUndefined()
  })

  test('a hidden command is not typed and not suggested', () => {
    expect(found('/pressed')).toEqual({ unknown: 'pressed', slash: true })
    expect(book.commands.get('pressed')?.name).toBe('pressed')
  })
})

describe('the book is checked when it is made', () => {
  test('a name for two commands', () => {
    const twice = { 'zh-CN': { ...words['zh-CN'], ack: { names: ['投诉'], does: '', example: '' } } }
    expect(() => makeCommandBook(commands, twice)).toThrow('/投诉 is both complaint and ack')
  })

  test('a label for two arguments', () => {
    const twice = { en: { plan: { names: [], does: '', example: '', arguments: { code: 'no', problem: 'no' } } } }
    expect(() => makeCommandBook(commands, twice)).toThrow('in /plan, no is both code and problem')
  })
})
