/** Our menus as Discord's slash commands, in all languages at once. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
} from 'discord.js'
import type { CommandMenu, MenuCommand, MenuOption } from '../../src/core/adapter.js'
import { cut } from './cut.js'

type Words = { [locale: string]: string }

interface Named {
  name: string
  name_localizations?: Words | null
}

interface Described extends Named {
  description: string
  description_localizations?: Words | null
}

interface Option extends Described {
  type: number
  autocomplete?: boolean
  choices?: (Named & { value: string | number })[]
}

/** A command, as it is registered and as Discord tells it. */
export interface SlashCommand extends Described {
  type?: number
  options?: Option[]
  contexts?: number[] | null
  integration_types?: number[] | null
}

/** The same thing in one of our languages. */
interface Said<T> {
  locale: string
  it: T
  /** What people call it, where Discord takes that as a name. */
  title?: string
}

const longestText = 100
const mostOptions = 25
const mostChoices = 25
const legal = /^[-_\p{L}\p{N}]{1,32}$/u
const types = {
  text: ApplicationCommandOptionType.String,
  integer: ApplicationCommandOptionType.Integer,
  person: ApplicationCommandOptionType.User,
}
const locales: { [language: string]: Locale[] | undefined } = {
  zh: [Locale.ChineseCN, Locale.ChineseTW],
  en: [Locale.EnglishUS, Locale.EnglishGB],
}

/** Of a guild that let us in: nobody takes our commands to other guilds with their account. */
const ofGuilds = [ApplicationIntegrationType.GuildInstall]
const anywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: ofGuilds,
}

/** @param everywhere they belong to no guild: direct lines have them too */
export function toSlashCommands(menus: CommandMenu[], everywhere: boolean): SlashCommand[] {
  const said = menus.flatMap(({ locale, commands }) =>
    titled(commands, ({ title }) => title).map((command) => ({ locale, ...command })),
  )
  return (menus[0]?.commands ?? []).map(({ name }) => {
    const all = said.filter(({ it }) => it.name === name)
    return {
      type: ApplicationCommandType.ChatInput,
      ...describedIn(all, ({ description }) => description),
      options: optionsOf(all),
      ...(everywhere ? anywhere : {}),
    }
  })
}

function optionsOf(commands: Said<MenuCommand>[]): Option[] {
  const said = commands.flatMap(({ locale, it }) =>
    titled(it.options, ({ label }) => label).map((option) => ({ locale, ...option })),
  )
  return (commands[0]?.it.options ?? []).slice(0, mostOptions).map(({ name, kind, suggests }) => {
    const all = said.filter(({ it }) => it.name === name)
    const choices = kind === 'person' ? [] : choicesOf(all)
    return {
      type: types[kind],
      ...describedIn(all, ({ description, label }) => description || label),
      ...(choices.length > 0 ? { choices } : suggests && kind !== 'person' ? { autocomplete: true } : {}),
    }
  })
}

/** None when there are too many for a list. */
function choicesOf(options: Said<MenuOption>[]): NonNullable<Option['choices']> {
  const [first] = options
  const choices = first?.it.choices ?? []
  if (choices.length > mostChoices) return []
  return choices.map(({ label, value }) => {
    const words = options.flatMap(({ locale, it }) => {
      const same = it.choices?.find((choice) => choice.value === value)
      return same ? [{ locale, word: cut(same.label, longestText) }] : []
    })
    const name = cut(label, longestText)
    const typed = first?.it.kind === 'integer' ? Number(value) : cut(value, longestText)
    return { name, name_localizations: inLanguages(words), value: typed }
  })
}

/** The first language is everybody's whose language we do not speak. */
function describedIn<T extends { name: string }>(all: Said<T>[], describe: (it: T) => string): Described {
  const descriptions = all.map(({ locale, it }) => ({ locale, word: cut(describe(it) || it.name, longestText) }))
  const titles = all.flatMap(({ locale, title }) => (title === undefined ? [] : [{ locale, word: title }]))
  return {
    name: all[0]?.it.name ?? '',
    name_localizations: inLanguages(titles),
    description: descriptions[0]?.word ?? '',
    description_localizations: inLanguages(descriptions),
  }
}

function inLanguages(words: { locale: string; word: string }[]): Words {
  return Object.fromEntries(
    words.flatMap(({ locale, word }) => (locales[locale.slice(0, 2)] ?? []).map((theirs) => [theirs, word])),
  )
}

/** Names are in lower case, and no two may be the same. */
function titled<T extends { name: string }>(all: T[], titleOf: (it: T) => string): Omit<Said<T>, 'locale'>[] {
  const taken = new Set(all.map(({ name }) => name))
  return all.map((it) => {
    const title = titleOf(it)
    if (!legal.test(title) || title !== title.toLowerCase() || taken.has(title)) return { it }
    taken.add(title)
    return { it, title }
  })
}

/** Only what we set, all of it, for comparing. */
export function comparable({ type = 1, contexts, integration_types, options = [], ...command }: SlashCommand): object {
  const where = { contexts: contexts ?? null, integration_types: integration_types ?? ofGuilds }
  return { ...plain(command), ...where, type, options: options.map(plainOption) }
}

function plainOption({ type, autocomplete = false, choices = [], ...option }: Option): object {
  const plainChoices = choices.map(({ name, name_localizations: words, value }) => ({
    name,
    words: words ?? {},
    value,
  }))
  return { ...plain(option), type, autocomplete, choices: plainChoices }
}

function plain({ name, name_localizations: names, description, description_localizations: words }: Described): object {
  return { name, names: names ?? {}, description, words: words ?? {} }
}
