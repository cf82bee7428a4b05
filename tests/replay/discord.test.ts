/** Every sample of what Discord tells is translated as stored beside this test; `null` means that it is none of our business. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { scene } from '../contract/discord-scene.js'
import { waitUntil } from '../contract/discord-world.js'

const samples = new URL('../../adapters/discord/samples/', import.meta.url)
const answers = new URL('discord/', import.meta.url)

/** The bot, the guild and its channel in the samples. */
const bot = '900000000000000001'
const work = '1100000000000000011'

it.each(readdirSync(samples))('%s', async (name) => {
  const { server, inbox, wang, begin } = await scene({ core: { rooms: async (which) => (which ? [] : [work]) } })
  const tell = (file: string) => {
    const { t, d } = JSON.parse(readFileSync(new URL(file, samples), 'utf8').replaceAll(bot, server.applicationId))
    server.world.tell({ name: t, intents: 0, data: () => d })
  }
  await begin()
  await server.until(() => server.connected)
  tell('guild.json')
  await wang.writes('before')
  await inbox.next('message')
  if (name !== 'guild.json') tell(name)
  await wang.writes('after')
  const expected = JSON.parse(readFileSync(new URL(name, answers), 'utf8').replaceAll(bot, server.applicationId))
  await waitUntil(() => inbox.events.length === (expected === null ? 1 : 2))
  const event = inbox.events.find((one) => one.kind !== 'message' || one.text !== 'after')
  expect(event ?? null).toEqual(expected)
})
