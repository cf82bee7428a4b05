/** Photos and documents that are sent with what is said, or in answer to a question for them; the value is how many. */
import { kind } from '../commands/argument.js'

/** Never typed. A question for it is answered by a message that brings a file, with or without words. */
export const photos = () =>
  kind<number>({
    phase: 'pattern',
    offer: 'never',
    read: (_, { files = 0 }) => (files > 0 ? { value: files } : undefined),
    shown: (count) => ({ key: 'reading.photos', values: { count } }),
  })
