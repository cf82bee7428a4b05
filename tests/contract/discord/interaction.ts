/** What a person sees of a command they used or a button they pressed. */
import { type Asked, isLate } from './asked.js'
import type { Component, Row } from './parts.js'
import { type Shown, show } from './show.js'
import type { Message, World } from './world.js'

export interface Field {
  id: string
  label: string
  required: boolean
  value: string
  placeholder: string
  /** Labels of the options, where it is a select. */
  options: string[]
}

export interface Modal {
  title: string
  fields: Field[]
}

export class Interaction {
  constructor(
    readonly asked: Asked,
    private readonly world: World,
  ) {}

  get id(): string {
    return this.asked.id
  }

  /** The bot answered in some way, be it with a mere "received". */
  get acknowledged(): boolean {
    return this.asked.answered !== undefined
  }

  /** "is thinking…" */
  get deferred(): boolean {
    const { original } = this.asked
    return original?.deleted ? false : (original?.loading ?? false)
  }

  /** "did not respond", or a form that was wanted and did not come. */
  get failed(): boolean {
    return isLate(this.world, this.asked)
  }

  /** New messages made as an answer, the first and those that followed, as far as there is something to read. */
  get answers(): Shown[] {
    return this.#messages.map((message) => show(this.world, message))
  }

  /** The texts of those that only this person sees. */
  get ephemeral(): string[] {
    return this.#messages.filter(({ onlyFor }) => onlyFor !== undefined).map((one) => show(this.world, one).text)
  }

  /** The form that opened, if one did. */
  get modal(): Modal | undefined {
    const { modal } = this.asked
    return modal && { title: modal.title, fields: modal.components.flatMap(readField) }
  }

  get #messages(): Message[] {
    const { original, source, followUps } = this.asked
    const first = original && original !== source ? [original] : []
    return [...first, ...followUps].filter(({ deleted, loading }) => !deleted && !loading)
  }
}

/** The inputs of a row or a label, with the words above them. */
export function inputsOf(row: Row): { input: Component; label: string }[] {
  const inside = row.component ? [row.component] : (row.components ?? [])
  return inside.map((input) => ({ input, label: row.label ?? input.label ?? '' }))
}

function readField(row: Row): Field[] {
  return inputsOf(row).map(({ input, label }) => ({
    id: input.custom_id ?? '',
    label,
    required: input.required ?? true,
    value: input.value ?? '',
    placeholder: input.placeholder ?? '',
    options: (input.options ?? []).map((option) => option.label),
  }))
}
