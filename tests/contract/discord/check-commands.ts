/** Slash commands as they are registered, checked as strictly as Discord does. */
import { Locale } from 'discord.js'
import type { FormErrors } from './refusal.js'

type Words = Record<string, string>
type Path = (string | number)[]

export interface Option {
  type: number
  name: string
  name_localizations?: Words | null
  description: string
  description_localizations?: Words | null
  required?: boolean
  autocomplete?: boolean
  choices?: { name: string; name_localizations?: Words | null; value: string | number }[]
  options?: Option[]
  min_length?: number
  max_length?: number
  min_value?: number
  max_value?: number
}

export interface Command extends Omit<Option, 'required' | 'autocomplete' | 'choices'> {
  id: string
  version: string
}

const subcommand = 1
const group = 2
const spelled = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

export function checkCommands(errors: FormErrors, given: unknown): void {
  const seen = new Set<string>()
  for (const [index, command] of errors.list<Option>([], given, 0, 100).entries()) {
    const path: Path = [index]
    if (command.type !== undefined && command.type !== 1) {
      errors.add([...path, 'type'], 'BASE_TYPE_CHOICES', 'Only chat input commands are known here.')
    }
    checkName(errors, path, command, 100)
    if (seen.has(command.name)) {
      const words = 'Application command names must be unique'
      errors.add([...path, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', words)
    }
    seen.add(command.name)
    checkOptions(errors, path, command.options)
    if (length(command) > 8000) {
      errors.add(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)')
    }
  }
}

function checkName(errors: FormErrors, path: Path, given: Option, longestDescription: number): void {
  const names = [[['name'], given.name] as const, ...localized('name_localizations', given.name_localizations)]
  for (const [key, name] of names) {
    errors.text([...path, ...key], name, 1, 32)
    if (typeof name === 'string' && (!spelled.test(name) || name !== name.toLowerCase())) {
      errors.add([...path, ...key], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')
    }
  }
  errors.text([...path, 'description'], given.description, 1, longestDescription)
  for (const [key, text] of localized('description_localizations', given.description_localizations)) {
    errors.text([...path, ...key], text, 1, longestDescription)
  }
  for (const locale of Object.keys({ ...given.name_localizations, ...given.description_localizations })) {
    if (Object.values<string>(Locale).includes(locale)) continue
    errors.add([...path, 'name_localizations', locale], 'LOCALE_TYPE_UNKNOWN', 'Locale is not supported')
  }
}

function localized(key: string, words: Words | null | undefined): (readonly [string[], string])[] {
  return Object.entries(words ?? {}).map(([locale, text]) => [[key, locale], text] as const)
}

function checkOptions(errors: FormErrors, path: Path, given: unknown): void {
  const seen = new Set<string>()
  let optional = false
  for (const [index, option] of errors.list<Option>([...path, 'options'], given, 0, 25).entries()) {
    const at = [...path, 'options', index]
    checkName(errors, at, option, 100)
    if (!(option.type >= 1 && option.type <= 11)) {
      errors.add([...at, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).')
    }
    if (seen.has(option.name)) {
      const words = 'Option names must be unique'
      errors.add([...at, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', words)
    }
    seen.add(option.name)
    if (option.required && optional) {
      const words = 'Required options must be placed before non-required options'
      errors.add(at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', words)
    }
    if (!option.required) optional = true
    if (option.type === subcommand || option.type === group) checkOptions(errors, at, option.options)
    checkChoices(errors, at, option)
  }
}

function checkChoices(errors: FormErrors, path: Path, { choices, autocomplete, type }: Option): void {
  for (const [index, choice] of errors
    .list<NonNullable<Option['choices']>[number]>([...path, 'choices'], choices, 0, 25)
    .entries()) {
    const at = [...path, 'choices', index]
    errors.text([...at, 'name'], choice.name, 1, 100)
    for (const [key, name] of localized('name_localizations', choice.name_localizations)) {
      errors.text([...at, ...key], name, 1, 100)
    }
    if (type === 3) errors.text([...at, 'value'], choice.value, 1, 100)
  }
  if (!autocomplete) return
  if (choices?.length) {
    const words = 'Autocomplete cannot be set if choices are present'
    errors.add([...path, 'autocomplete'], 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID', words)
  }
  if (![3, 4, 10].includes(type)) {
    errors.add([...path, 'autocomplete'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Not for options of this type')
  }
}

/** Names, descriptions and values; of the languages the longest counts. */
function length(given: Partial<Option>): number {
  const longest = (text: string | undefined, words: Words | null | undefined) =>
    Math.max(text?.length ?? 0, ...Object.values(words ?? {}).map((one) => one.length))
  const choices = (given.choices ?? []).map(
    ({ name, name_localizations, value }) => longest(name, name_localizations) + String(value).length,
  )
  const own =
    longest(given.name, given.name_localizations) + longest(given.description, given.description_localizations)
  return [...choices, ...(given.options ?? []).map(length)].reduce((sum, one) => sum + one, own)
}
