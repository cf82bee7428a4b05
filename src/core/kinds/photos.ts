/** Photos and documents that are sent with what is said, or in answer to a question for them; the value is how many. */
import { kind } from '../commands/argument.js'

/** Never typed. A question for it is answered by a message that brings a file, with or without words. */
export const photos = () =>
  kind<number>({
    phase: 'pattern',
    offer: 'never',
    read(line, { files = 0 }) {
      if (files === 0) return undefined
      if (line.named) line.takeAll()
      return { value: files }
    },
    shown: (count) => ({ key: 'reading.photos', values: { count } }),
  })
