/** Slash commands as a person fills them in: only what was registered can be typed. */
import { resolvedPeople } from './ask.js'
import type { Command, Option } from './check-commands.js'
import { addFile } from './store.js'
import type { Channel, Json, Member, World } from './world.js'

export interface GivenFile {
  name: string
  type?: string
  content: string | Buffer
}

/** A person is given as itself. */
export type Filled = Record<string, string | number | boolean | { id: string } | GivenFile>

interface Chosen {
  command: Command
  /** Subcommands on the way to the options. */
  path: Option[]
  options: Option[]
}

const types = { string: 3, integer: 4, boolean: 5, user: 6, mentionable: 9, number: 10, attachment: 11 }

/** @param name base name or the one in the person's language, with or without `/`, subcommands behind it */
export function findCommand(world: World, person: Member, channel: Channel, name: string): Chosen {
  const [first = '', ...rest] = name.replace(/^\//, '').split(' ')
  const there = channel.kind === 'direct' ? world.commands.global : [...world.commands.guild, ...world.commands.global]
  const command = there.find((one) => isCalled(one, first, person))
  if (!command) throw new Error(`the command "${name}" is not registered`)
  const path: Option[] = []
  let options = command.options ?? []
  for (const word of rest) {
    const sub = options.find((option) => option.type <= 2 && isCalled(option, word, person))
    if (!sub) throw new Error(`"${name}" has no "${word}"`)
    path.push(sub)
    options = sub.options ?? []
  }
  return { command, path, options }
}

function isCalled(given: Pick<Option, 'name' | 'name_localizations'>, name: string, { locale }: Member): boolean {
  return given.name === name || given.name_localizations?.[locale] === name
}

/** What the person's app sends. Throws what it would not let them send. */
export function fillIn(
  world: World,
  { person, channel }: { person: Member; channel: Channel },
  { options }: Chosen,
  filled: Filled,
  focused?: string,
): { options: Json[]; resolved: Json } {
  const given = Object.entries(filled).map(([name, value]) => {
    const option = options.find((one) => isCalled(one, name, person))
    if (!option) throw new Error(`the command has no option "${name}"`)
    return { option, value }
  })
  const missing = options.find((one) => one.required && !given.some(({ option }) => option === one))
  if (missing && focused === undefined) throw new Error(`the option "${missing.name}" is required`)
  const people: Member[] = []
  const attachments: Json = {}
  const told = given.map(({ option, value }) => {
    const { name, type } = option
    if (focused !== undefined && isCalled(option, focused, person)) {
      if (!option.autocomplete) throw new Error(`the option "${focused}" has no suggestions`)
      return { name, type, value, focused: true }
    }
    if (typeof value !== 'object') return { name, type, value: checkedValue(option, value) }
    if ('content' in value && type === types.attachment) {
      const { name: filename, type: mime = 'application/octet-stream', content } = value
      const stored = addFile(world, channel, { name: filename, type: mime, bytes: Buffer.from(content) })
      attachments[stored.id] = { ...stored, proxy_url: stored.url, ephemeral: true }
      return { name, type, value: stored.id }
    }
    const picked = 'id' in value ? world.members.get(value.id) : undefined
    if (!picked || (type !== types.user && type !== types.mentionable)) throw new Error(`"${name}" takes no such thing`)
    people.push(picked)
    return { name, type, value: picked.user.id }
  })
  const resolved = {
    ...(people.length > 0 ? resolvedPeople(world, people, channel) : {}),
    ...(Object.keys(attachments).length > 0 ? { attachments } : {}),
  }
  return { options: told, resolved }
}

function checkedValue(option: Option, value: string | number | boolean): string | number | boolean {
  const wrong = (why: string) => new Error(`"${option.name}" cannot be ${JSON.stringify(value)}: ${why}`)
  if (option.type >= types.user && option.type !== types.number) throw wrong('pick somebody or something')
  if (option.choices?.length) {
    const choice = option.choices.find((one) => one.name === value || one.value === value || isNamed(one, value))
    if (!choice) throw wrong(`it is one of ${option.choices.map(({ name }) => name).join(', ')}`)
    return choice.value
  }
  if (option.type === types.boolean && typeof value !== 'boolean') throw wrong('it is true or false')
  if (option.type === types.integer || option.type === types.number) {
    if (typeof value !== 'number') throw wrong('it is a number')
    if (option.type === types.integer && !Number.isInteger(value)) throw wrong('it is a whole number')
    if (value < (option.min_value ?? -Infinity) || value > (option.max_value ?? Infinity)) throw wrong('out of range')
  }
  if (option.type === types.string) {
    const { length } = String(value)
    if (length < (option.min_length ?? 0) || length > (option.max_length ?? 6000)) throw wrong('too short or too long')
    return String(value)
  }
  return value
}

function isNamed(choice: NonNullable<Option['choices']>[number], value: unknown): boolean {
  return Object.values(choice.name_localizations ?? {}).includes(String(value))
}

/** The `data` of the interaction. */
export function commandData(
  { command, path }: Chosen,
  options: Json[],
  resolved: Json,
  guild: string | undefined,
): Json {
  const wrap = (inner: Json[], sub: Option): Json[] => [{ name: sub.name, type: sub.type, options: inner }]
  const { id, name } = command
  return {
    id,
    name,
    type: 1,
    options: path.toReversed().reduce(wrap, options),
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    ...(guild === undefined ? {} : { guild_id: guild }),
  }
}
