/** The batch of a product, as it is printed on it: B2603, 2026-03/7. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'

/** A number of few digits is something else, unless letters stand beside it. */
const BATCH = new RegExp(`${WORD_START}(?=[\\w./-]*\\d)(?:[\\w./-]*[A-Za-z][\\w./-]*|[\\d./-]{4,})${WORD_END}`)

/** In capitals: people type both. Named, it is whatever stands there. */
export const batchName = () =>
  kind<string>({
    phase: 'word',
    read(line) {
      const typed = line.named ? line.takeAll() : line.take(BATCH)?.[0]
      return typed ? { value: typed.toUpperCase() } : undefined
    },
  })
