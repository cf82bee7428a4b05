/** The menus that we hand to platforms are legal on all of them, and read well. */
import { describe, expect, test } from 'vitest'
import { commands } from '../src/commands/all.js'
import { suggestions } from '../src/commands/suggestions.js'
import type { MenuCommand, MenuOption } from '../src/core/adapter.js'
import { type CommandBook, makeCommandBook } from '../src/core/commands/command-book.js'
import { loadLexicon } from '../src/core/words/lexicon.js'
import { readOne } from '../src/core/words/parse.js'
import { loadPrompts } from '../src/core/words/prompts.js'
import type { Rules } from '../src/domain/policy/rules.js'
import { menusOf } from '../src/menus.js'

const prompts = loadPrompts('prompts')
const lexicon = loadLexicon('prompts')
const all = commands(
  () => book,
  () => {},
  () => '',
)
const book: CommandBook<Rules> = makeCommandBook(all, prompts.commands)
const menus = menusOf(all, prompts, lexicon, 'zh-CN')
const [chinese = [], english = []] = menus.map((menu) => menu.commands)

const NAME = /^[-_\p{L}\p{N}]{1,32}$/u
const inMenu = (menu: MenuCommand[], name: string): MenuCommand => {
  const found = menu.find((command) => command.name === name)
  if (!found) throw new Error(`no ${name} in the menu`)
  return found
}
const names = (options: MenuOption[]) => options.map(({ name }) => name)

test('the default locale comes first, and every locale has the same commands and options', () => {
  expect(menus.map(({ locale }) => locale)).toEqual(['zh-CN', 'en'])
  const shape = ({ name, options, form }: MenuCommand) => [name, names(options), form]
  expect(english.map(shape)).toEqual(chinese.map(shape))
})

test('hidden commands and arguments that only buttons set are not in it', () => {
  expect(names(inMenu(chinese, 'complaint').options)).not.toContain('into')
  expect(inMenu(chinese, 'resend').options).toEqual([])
  expect(chinese.map(({ name }) => name)).not.toContain('registration')
})

test('the option names that people and tools rely on are there, the most needed first', () => {
  const booking = ['customer', 'phone', 'date', 'address', 'goods', 'half', 'crew', 'crew_phone', 'reason']
  expect(names(inMenu(chinese, 'plan').options)).toEqual(['code', 'problem', 'plan', 'date', 'text'])
  for (const command of ['delivery', 'install', 'repair'])
    expect(names(inMenu(chinese, command).options)).toEqual([...booking, 'complaint', 'text'])
  const intake = ['channel', 'heard', 'demand', 'complainant', 'contract']
  expect(names(inMenu(chinese, 'complaint').options)).toEqual(['customer', 'phone', 'problems', ...intake, 'text'])
  expect(names(inMenu(chinese, 'bind').options)).toEqual(['brand', 'purpose', 'text'])
  expect(names(inMenu(chinese, 'iam').options)).toEqual(['name', 'role', 'brand', 'text'])
  expect(names(inMenu(chinese, 'liaison').options)).toEqual(expect.arrayContaining(['department', 'first', 'deputy']))
  expect(names(inMenu(chinese, 'ack').options)).toContain('code')
})

test('a command that takes nothing, or a text already, gets no free text', () => {
  expect(inMenu(chinese, 'overdue').options).toEqual([])
  expect(names(inMenu(chinese, 'find').options)).toEqual(['text'])
})

test('people, numbers, long texts and fixed choices are offered as what they are', () => {
  const option = (command: string, name: string) =>
    inMenu(chinese, command).options.find((one) => one.name === name) as MenuOption
  expect(option('liaison', 'first').kind).toBe('person')
  expect(option('route', 'problem').kind).toBe('integer')
  expect(option('complaint', 'problems').long).toBe(true)
  expect(option('iam', 'role').choices).toContainEqual({ label: '客服专员', value: 'service' })
  expect(option('iam', 'role').choices).toHaveLength(18)
  expect(option('bind', 'purpose').choices).toContainEqual({ label: '工作群', value: 'work' })
  expect(option('delivery', 'half').choices).toEqual([
    { label: '上午', value: 'am' },
    { label: '下午', value: 'pm' },
  ])
  for (const [command, name] of [
    ['ack', 'code'],
    ['delivery', 'customer'],
    ['route', 'department'],
    ['delivery', 'date'],
    ['bind', 'brand'],
    ['staff', 'name'],
  ] as const)
    expect(option(command, name).suggests).toBe(true)
})

test('what is suggested has somebody who knows', () => {
  const topics = all.flatMap(({ arguments: kinds }) =>
    Object.values(kinds).flatMap(({ offer }) => (offer === 'never' ? [] : (offer?.suggests ?? []))),
  )
  expect([...new Set(topics)].filter((topic) => !(topic in suggestions))).toEqual([])
})

test('every choice is understood by its argument, in whatever locale it is tapped', () => {
  const reading = { now: new Date('2026-11-20T01:00:00Z'), zone: 'Asia/Shanghai', lexicon, mentions: [] }
  for (const { name, options } of [...chinese, ...english])
    for (const option of options)
      for (const { value, label } of option.choices ?? []) {
        const command = book.commands.get(name)
        const argument = command && book.entry(command).labels.get(option.name)
        if (!command || !argument) throw new Error(`no ${name} ${option.name}`)
        expect([label, readOne(command, argument, value, reading)]).toEqual([label, { value: expect.anything() }])
      }
})

const titled = (menu: MenuCommand[]) => menu.map((command): [string, MenuCommand] => [command.name, command])

describe.each(titled(chinese))('%s is legal', (name, command) => {
  const translated = inMenu(english, name)
  const both = [command, translated]

  test('on Discord', () => {
    expect(name).toMatch(/^[-_a-z0-9]{1,32}$/)
    for (const { title, description, options, form } of both) {
      expect(title).toMatch(NAME)
      expect(title).toBe(title.toLowerCase())
      expect(description.length).toBeLessThanOrEqual(100)
      expect(options.length).toBeLessThanOrEqual(25)
      expect(form.length).toBeLessThanOrEqual(5)
      expect(form.filter((field) => !names(options).includes(field))).toEqual([])
      for (const named of [names(options), options.map(({ label }) => label.replaceAll(' ', '_'))]) {
        expect(new Set(named).size).toBe(named.length)
        for (const one of named) {
          expect(one).toMatch(NAME)
          expect(one).toBe(one.toLowerCase())
        }
      }
      for (const option of options) {
        expect(option.label.length).toBeLessThanOrEqual(45)
        expect(option.description).not.toBe('')
        expect(option.description.length).toBeLessThanOrEqual(100)
        expect(option.choices?.length ?? 1).toBeLessThanOrEqual(25)
        for (const { label, value } of option.choices ?? []) {
          expect(label).not.toBe('')
          expect(label.length).toBeLessThanOrEqual(100)
          expect(value.length).toBeLessThanOrEqual(100)
        }
      }
    }
    // The default, then each language in both of the variants that Discord has of it.
    expect(3 * size(command) + 2 * size(translated)).toBeLessThanOrEqual(8000)
  })

  test('on Telegram', () => {
    expect(name).toMatch(/^[a-z0-9_]{1,32}$/)
    for (const { description } of both) {
      expect(description.length).toBeGreaterThan(0)
      expect(description.length).toBeLessThanOrEqual(256)
    }
  })
})

test('there are not more commands than platforms take', () => {
  expect(chinese.length).toBeLessThanOrEqual(100)
})

/** All characters of a command, as Discord counts them. */
const size = ({ name, title, description, options }: MenuCommand): number =>
  [name, title, description, ...options.flatMap(textsOf)].join('').length
const textsOf = ({ name, label, description, choices = [] }: MenuOption): string[] => [
  ...[name, label, description],
  ...choices.flatMap((choice) => [choice.label, choice.value]),
]
