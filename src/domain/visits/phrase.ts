/** A sentence about visits that is still to be worded. */
import type { Slot } from './slot.js'

export interface Phrase {
  key: string
  values: Record<string, string | number | Slot | Phrase | Phrase[]>
}
