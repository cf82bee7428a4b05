/** A second opinion on the wire: the adapter hears from and sends to a foreign emulator of the Bot API. */

import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { TelegramServer as TelegramEmulator } from 'telegram-test-api/lib/telegramServer.js'
import { expect, it, onTestFinished } from 'vitest'
import { createTelegramAdapter } from '../../adapters/telegram/index.js'
import { noCore } from '../support/core-side.js'
import { Inbox } from './inbox.js'
import { LogLines } from './telegram-world.js'

it('hears a person and answers, on an emulator that we did not write', async () => {
  const token = '123456:emulated'
  const emulator = new TelegramEmulator({ host: '127.0.0.1', port: await freePort() })
  await emulator.start()
  const inbox = new Inbox()
  const { adapter } = createTelegramAdapter({
    token,
    apiRoot: emulator.config.apiURL,
    log: new LogLines(),
    now: () => new Date('2026-03-12T01:00:00Z'),
  })
  onTestFinished(async () => {
    await adapter.stop()
    await emulator.stop()
  })
  await adapter.start(inbox.accept, noCore)
  const client = emulator.getClient(token, { userId: 1001, chatId: 1001, firstName: '王强', type: 'private' })
  await client.sendMessage(client.makeMessage('/投诉 张三'))
  expect(await inbox.next('message')).toMatchObject({ text: '/投诉 张三', room: { id: '1001', direct: true } })
  const room = { id: '1001', direct: true }
  const blocks = [{ kind: 'text' as const, text: 'TS260312-01 <张三>' }]
  await adapter.send({ key: 'one', room, mentions: [], blocks })
  const { result } = await client.getUpdates()
  expect(result).toMatchObject([{ message: { text: '<b>TS260312-01 &lt;张三&gt;</b>' } }])
})

/** The emulator takes no port 0. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
