/** Where a bot under test says that its pages are, and what it signs links with. */
export const pretendWeb = {
  address: () => 'http://bot.test',
  key: new Uint8Array(32).fill(7),
}
