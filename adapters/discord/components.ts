/** Choices as what people tap: a row of buttons, or select menus when there are many. */
import { type APIActionRowComponent, type APIComponentInMessageActionRow, ButtonStyle, ComponentType } from 'discord.js'
import type { Choice } from '../../src/core/post.js'
import { writeCustomId } from './custom-id.js'
import { cut } from './cut.js'

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>

const mostButtons = 5
const mostOptions = 25
const longestLabel = 80
const longestOption = 100
const longestId = 100

/** @returns at most five rows, as long as there are at most 125 choices */
export function rowsOf(choices: Choice[]): Row[] {
  if (choices.length === 0) return []
  if (choices.length <= mostButtons) return [{ type: ComponentType.ActionRow, components: choices.map(toButton) }]
  const menus = Array.from({ length: Math.ceil(choices.length / mostOptions) }, (_, menu) =>
    choices.slice(menu * mostOptions, (menu + 1) * mostOptions),
  )
  return menus.map((some, menu) => ({
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: `1:menu${menu}`,
        options: some.map((choice) => ({ label: cut(choice.label, longestOption), value: idOf(choice) })),
      },
    ],
  }))
}

/** The first of a row is what is most likely meant. */
function toButton(choice: Choice, index: number) {
  return {
    type: ComponentType.Button as const,
    style: index === 0 ? (ButtonStyle.Primary as const) : (ButtonStyle.Secondary as const),
    label: cut(choice.label, longestLabel),
    custom_id: idOf(choice),
  }
}

/** A form whose options do not fit behind the button is not opened: the press itself asks for them one by one. */
function idOf(choice: Choice): string {
  const id = writeCustomId(choice)
  return id.length <= longestId ? id : writeCustomId({ id: choice.id })
}
