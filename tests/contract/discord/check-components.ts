/** Checks buttons, selects and modals as strictly as Discord does. */
import type { GivenModal } from './asked.js'
import type { Component, Row } from './parts.js'
import type { FormErrors } from './refusal.js'

type Path = (string | number)[]

const button = 2
const stringSelect = 3
const textInput = 4
const selects = [stringSelect, 5, 6, 7, 8]
const row = 1
const textDisplay = 10
const label = 18

/** Rows of a message: five buttons each, or one select. */
export function checkRows(errors: FormErrors, given: unknown): void {
  const seen = new Set<string>()
  for (const [index, one] of errors.list<Row>(['components'], given, 0, 5).entries()) {
    const path = ['components', index]
    if (one.type !== row) {
      errors.add([...path, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).')
      continue
    }
    const inside = errors.list<Component>([...path, 'components'], one.components, 1, 5)
    if (inside.length > 1 && inside.some(({ type }) => type !== button)) {
      errors.add(
        [...path, 'components'],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      )
    }
    for (const [place, component] of inside.entries()) {
      const at = [...path, 'components', place]
      if (component.type === button) checkButton(errors, at, component, seen)
      else if (selects.includes(component.type)) checkSelect(errors, at, component, seen)
      else errors.add([...at, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (2, 3, 5, 6, 7, 8).')
    }
  }
}

function checkButton(errors: FormErrors, path: Path, given: Component, seen: Set<string>): void {
  errors.text([...path, 'label'], given.label, given.emoji ? 0 : 1, 80)
  if (given.style === 5) {
    errors.text([...path, 'url'], given.url, 1, 512)
    if (given.url && !/^(https?|discord):\/\//.test(given.url)) {
      errors.add([...path, 'url'], 'URL_TYPE_INVALID_SCHEME', 'Scheme must be one of http, https, discord.')
    }
    return
  }
  if (![1, 2, 3, 4].includes(given.style ?? 0)) {
    errors.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2, 3, 4, 5, 6).')
  }
  checkCustomId(errors, path, given.custom_id, seen)
}

function checkSelect(errors: FormErrors, path: Path, given: Component, seen: Set<string>): void {
  checkCustomId(errors, path, given.custom_id, seen)
  errors.text([...path, 'placeholder'], given.placeholder, 0, 150)
  if (given.type !== stringSelect) return
  const values = new Set<string>()
  for (const [index, { label, value, description }] of errors
    .list<NonNullable<Component['options']>[number]>([...path, 'options'], given.options, 1, 25)
    .entries()) {
    const at = [...path, 'options', index]
    errors.text([...at, 'label'], label, 1, 100)
    errors.text([...at, 'value'], value, 1, 100)
    errors.text([...at, 'description'], description, 0, 100)
    if (values.has(value)) {
      errors.add(
        [...at, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      )
    }
    values.add(value)
  }
}

function checkCustomId(errors: FormErrors, path: Path, given: string | undefined, seen: Set<string>): void {
  errors.text([...path, 'custom_id'], given, 1, 100)
  if (given === undefined) return
  if (seen.has(given)) {
    errors.add([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated')
  }
  seen.add(given)
}

/** Inputs of a modal, each in a row of its own or under a label. */
export function checkModal(errors: FormErrors, given: Partial<GivenModal>): void {
  errors.text(['title'], given.title, 1, 45)
  errors.text(['custom_id'], given.custom_id, 1, 100)
  const seen = new Set<string>()
  for (const [index, one] of errors.list<Row>(['components'], given.components, 1, 5).entries()) {
    const path = ['components', index]
    if (one.type === row) {
      const inside = errors.list<Component>([...path, 'components'], one.components, 1, 1)
      if (inside[0]) checkInput(errors, [...path, 'components', 0], inside[0], seen, [textInput])
      errors.text([...path, 'components', 0, 'label'], inside[0]?.label, 1, 45)
    } else if (one.type === label) {
      errors.text([...path, 'label'], one.label, 1, 45)
      errors.text([...path, 'description'], one.description, 0, 100)
      if (one.component) checkInput(errors, [...path, 'component'], one.component, seen, [textInput, ...selects, 19])
      else errors.add([...path, 'component'], 'BASE_TYPE_REQUIRED', 'This field is required')
    } else if (one.type !== textDisplay) {
      errors.add([...path, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1, 10, 18).')
    }
  }
}

function checkInput(errors: FormErrors, path: Path, given: Component, seen: Set<string>, types: number[]): void {
  if (!types.includes(given.type)) {
    errors.add([...path, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${types.join(', ')}).`)
  } else if (selects.includes(given.type)) checkSelect(errors, path, given, seen)
  else {
    checkCustomId(errors, path, given.custom_id, seen)
    if (given.type !== textInput) return
    errors.text([...path, 'placeholder'], given.placeholder, 0, 100)
    errors.text([...path, 'value'], given.value, 0, Math.min(4000, given.max_length ?? 4000))
    if (given.style !== 1 && given.style !== 2) {
      errors.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2).')
    }
  }
}
