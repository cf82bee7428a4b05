/** Something of ours behind a button: only ever tapped, never typed, offered or shown. */
import { kind } from '../commands/argument.js'

export const tapped = <T>() =>
  kind<T>({
    phase: 'pattern',
    onlyNamed: true,
    offer: 'never',
    read: () => undefined,
    shown: () => undefined,
  }).optional()
