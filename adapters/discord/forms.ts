/** Forms: a command's options as a modal of Discord, and what somebody filled in. */
import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import type { MenuCommand, MenuOption } from '../../src/core/adapter.js'
import type { FieldSeen } from '../../src/core/event.js'
import { type FormOf, writeFormId } from './custom-id.js'
import { cut } from './cut.js'
import { toAccount } from './names.js'

const mostInputs = 5
const longestTitle = 45
const longestHint = 100
const longestLine = 400
/** So that a whole form is no longer than the longest message that is read. */
const longestText = 2000
const mostChoices = 25

/** @returns undefined when the command has none of these options */
export function makeForm(
  command: MenuCommand,
  names: readonly string[],
  of: FormOf,
): APIModalInteractionResponseCallbackData | undefined {
  const options = names.flatMap((name) => command.options.find((option) => option.name === name) ?? [])
  if (options.length === 0) return undefined
  return {
    custom_id: writeFormId(of),
    title: cut(command.title, longestTitle),
    components: options.slice(0, mostInputs).map((option) => ({
      type: ComponentType.Label,
      label: cut(option.label, longestTitle),
      component: inputFor(option),
    })),
  }
}

function inputFor({ name, description, kind, required, long, choices }: MenuOption): APIComponentInLabel {
  const common = { custom_id: name, required }
  const placeholder = description === '' ? {} : { placeholder: cut(description, longestHint) }
  if (kind === 'person') return { ...common, ...placeholder, type: ComponentType.UserSelect }
  if (choices && choices.length > 0 && choices.length <= mostChoices)
    return {
      ...common,
      ...placeholder,
      type: ComponentType.StringSelect,
      options: choices.map(({ label, value }) => ({ label: cut(label, longestHint), value: cut(value, longestHint) })),
    }
  const shape = long
    ? { style: TextInputStyle.Paragraph, max_length: longestText }
    : { style: TextInputStyle.Short, max_length: longestLine }
  return { ...common, ...placeholder, ...shape, type: ComponentType.TextInput }
}

/** What was left empty is not told. */
export function readForm({ components, resolved }: APIModalSubmission): FieldSeen[] {
  const inputs = components.flatMap((row) => {
    if (row.type === ComponentType.Label) return [row.component]
    return row.type === ComponentType.ActionRow ? row.components : []
  })
  return inputs.flatMap((input): FieldSeen[] => {
    const name = input.custom_id
    if ('values' in input)
      return input.values.map((value) => {
        const person = input.type === ComponentType.UserSelect ? resolved?.users?.[value] : undefined
        if (!person) return { name, value }
        const account = toAccount(person, resolved?.members?.[value])
        return { name, value: account.name, account }
      })
    return input.value === '' || input.value === null ? [] : [{ name, value: String(input.value) }]
  })
}
