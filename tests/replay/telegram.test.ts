/** Every recorded Telegram update is translated as stored beside this test; `null` means that it is none of our business. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { translate } from '../../adapters/telegram/receive.js'

const samples = new URL('../../adapters/telegram/samples/', import.meta.url)
const answers = new URL('telegram/', import.meta.url)
const me = { id: 900000, username: 'lianluo_bot' }

it.each(readdirSync(samples))('%s', (name) => {
  const event = translate(JSON.parse(readFileSync(new URL(name, samples), 'utf8')), me) ?? null
  expect(event).toEqual(JSON.parse(readFileSync(new URL(name, answers), 'utf8')))
})
