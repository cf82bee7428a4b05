import { randomBytes } from 'node:crypto'

/** Where a bot under test says that its pages are, what it signs links with, and chance that never repeats itself. */
export const pretendWeb = {
  address: () => 'http://bot.test',
  key: new Uint8Array(32).fill(7),
  random: randomBytes,
}
