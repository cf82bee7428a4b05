/** Every sample of what WeCom tells is translated as stored beside this test; `null` means that it is none of our business. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { createWecomAdapter } from '../../adapters/wecom/index.js'
import { Inbox } from '../contract/inbox.js'
import { startWecomServer } from '../contract/wecom-server.js'
import { settingsFor, waitUntil } from '../contract/wecom-world.js'
import { noCore } from '../support/core-side.js'

const samples = new URL('../../adapters/wecom/samples/', import.meta.url)
const answers = new URL('wecom/', import.meta.url)

it.each(readdirSync(samples))('%s', async (name) => {
  const server = await startWecomServer({ bot: { name: '联络' } })
  const wang = server.person({ name: '王强' })
  const inbox = new Inbox()
  const { adapter } = createWecomAdapter(settingsFor(server))
  onTestFinished(async () => {
    await adapter.stop()
    await server.close()
  })
  await adapter.start(inbox.accept, noCore)
  await waitUntil(() => adapter.health().ok)
  server.tell(JSON.parse(readFileSync(new URL(name, samples), 'utf8')))
  await wang.writes('after')
  const expected = JSON.parse(readFileSync(new URL(name, answers), 'utf8'))
  // Whoever was evicted hears nothing more.
  await waitUntil(() => inbox.events.length === (expected === null ? 1 : 2) || !adapter.health().ok)
  const event = inbox.events.find((one) => one.kind !== 'message' || one.text !== 'after')
  expect(event ?? null).toEqual(expected)
})
