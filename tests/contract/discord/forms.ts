/** Forms as a person fills them in, and menus as they pick from them. */
import { resolvedPeople } from './ask.js'
import { inputsOf } from './interaction.js'
import type { Component, Row } from './parts.js'
import { everybody, nameOf } from './store.js'
import type { Channel, Json, World } from './world.js'

/** By the label or the id of a field; a list where several may be picked. */
export type Entered = Record<string, string | string[]>

const textInput = 4
const stringSelect = 3
const userSelect = 5

/** The `data` of a submitted form. Throws what the person's app would not let them send. */
export function formData(
  world: World,
  channel: Channel,
  { custom_id, components }: { custom_id: string; components: Row[] },
  entered: Entered,
): Json {
  const inputs = components.flatMap(inputsOf)
  for (const key of Object.keys(entered)) {
    if (inputs.some(({ input, label }) => label === key || input.custom_id === key)) continue
    throw new Error(`the form has no field "${key}"`)
  }
  const resolved: Json = {}
  const fill = ({ input, label }: { input: Component; label: string }): Json => {
    const given = entered[label] ?? entered[input.custom_id ?? ''] ?? input.value ?? ''
    const { type, id, custom_id } = input
    if (type === textInput) return { type, id, custom_id, value: checkedText(input, label, String(given)) }
    const wanted = typeof given === 'string' ? [given].filter((one) => one !== '') : given
    const picked = pick(world, channel, input, wanted)
    Object.assign(resolved, picked.resolved)
    return { type, id, custom_id, values: picked.values }
  }
  const filled = components.map((row) => {
    const inside = inputsOf(row).map(fill)
    return row.component
      ? { type: row.type, id: row.id, component: inside[0] }
      : { type: row.type, id: row.id, components: inside }
  })
  return { custom_id, components: filled, ...(Object.keys(resolved).length > 0 ? { resolved } : {}) }
}

function checkedText({ required = true, min_length, max_length }: Component, label: string, text: string): string {
  if (text === '' && required) throw new Error(`the field "${label}" is required`)
  if (text !== '' && text.length < (min_length ?? 0)) throw new Error(`"${text}" is too short for "${label}"`)
  if (text.length > (max_length ?? 4000)) throw new Error(`"${text.slice(0, 40)}" is too long for "${label}"`)
  return text
}

/** @param wanted labels of options, or names of people */
export function pick(
  world: World,
  channel: Channel,
  input: Component,
  wanted: string[],
): { values: string[]; resolved: Json } {
  const { min_values = 1, max_values = 1, options = [], required = true } = input
  const least = required ? min_values : 0
  if (wanted.length < least || wanted.length > max_values) {
    throw new Error(`pick ${least} to ${max_values}, not ${wanted.length}`)
  }
  if (input.type === stringSelect) {
    const values = wanted.map((label) => {
      const option = options.find((one) => one.label === label)
      if (!option) throw new Error(`there is no option "${label}"`)
      return option.value
    })
    return { values, resolved: {} }
  }
  if (input.type !== userSelect) throw new Error('such a menu cannot be picked from here')
  const people = wanted.map((name) => {
    const member = everybody(world).find((one) => nameOf(one) === name)
    if (!member) throw new Error(`there is nobody called "${name}"`)
    return member
  })
  return { values: people.map(({ user }) => user.id), resolved: resolvedPeople(world, people, channel) }
}
