/** Who wrote the message that is quoted: never typed. */
import { kind } from '../commands/argument.js'
import type { AccountSeen } from '../event.js'

export const quotedSender = () =>
  kind<AccountSeen>({
    phase: 'pattern',
    onlyNamed: true,
    offer: 'never',
    quotable: 'sender',
    read: () => undefined,
    shown: () => undefined,
  }).optional()
