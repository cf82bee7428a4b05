/** Another half-day instead of the one that does not fit, or that one all the same. */
import { kind } from '../../core/commands/argument.js'
import { dateTime } from '../../core/kinds/date.js'
import type { Slot } from '../../domain/visits/slot.js'

/** Tapped or typed in answer to the question. */
export type AnotherTime = { slot: Slot } | { anyway: true }

const when = dateTime()

export const anotherTime = () =>
  kind<AnotherTime>({
    phase: 'pattern',
    onlyNamed: true,
    offer: 'never',
    read(line, reading) {
      const found = when.read(line, reading)
      return found && 'value' in found ? { value: { slot: found.value } } : found
    },
    shown: (value) => ('slot' in value ? value.slot : undefined),
  })

export const slotIn = (value: AnotherTime | undefined): Slot | undefined =>
  value && 'slot' in value ? value.slot : undefined
