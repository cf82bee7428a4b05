/** The rows that one draft becomes where a card is small, texts are counted in bytes, and changes cannot be shown. */
import { expect, test } from 'vitest'
import type { Capabilities, Route } from '../../src/core/adapter.js'
import { choices, type Draft, list } from '../../src/core/posts/draft.js'
import type { Content, StoredBlock } from '../../src/core/posts/stored-post.js'
import { openScene } from './outbox-scene.js'

const small: Partial<Capabilities> = {
  threads: false,
  edits: 'pressed',
  inBytes: true,
  maxText: 2000,
  card: { title: 10, text: 20 },
}

const way = (name: string, maxText: number, state: Route['state'] = 'open'): Route => ({
  ...{ name, maxText, state, buttons: true, pings: false, carries: true },
})

const said = (choice: string): Draft['blocks'][number] => ({
  kind: 'text',
  said: { key: 'core.chosen', values: { choice } },
})
const yes = choices([{ label: '知晓', does: { command: 'ack', given: {} } }])

async function open(capabilities: Partial<Capabilities> = {}) {
  const scene = openScene({ ...small, ...capabilities })
  const room = await scene.room('-1')
  return {
    ...scene,
    room,
    rows: async (draft: Partial<Draft>) => {
      await scene.quietly(room, 'k', draft)
      const rows = await scene.store.read((db) =>
        db.sql.all<{ key: string; lane: string; urgency: number; content: string }>(
          'SELECT "key", "lane", "urgency", "content" FROM "Post" ORDER BY "id"',
        ),
      )
      return rows.map(({ content, ...row }) => ({ ...row, ...shown(JSON.parse(content) as Content) }))
    },
  }
}

function shown({ blocks, mentions }: Content) {
  const textOf = (block: StoredBlock) => (block.kind === 'text' ? [block.text] : [])
  const buttons = blocks.flatMap((block) => (block.kind === 'choices' ? block.choices.map(({ label }) => label) : []))
  return { text: blocks.flatMap(textOf).join('\n'), buttons, mentions: mentions.length }
}

test('what fits on a card is one row', async () => {
  const { rows } = await open()
  expect(await rows({ blocks: [said('请知晓'), yes] })).toMatchObject([
    { key: 'k', text: '✓ 请知晓', buttons: ['知晓'] },
  ])
})

test.each([
  ['a title that is too wide', '很'.repeat(12)],
  ['a text that is too wide', `请知晓\n${'长'.repeat(21)}`],
])('%s stands above the card, whole, and the card says what it is about', async (_, text) => {
  const { rows } = await open()
  const [first = ''] = text.split('\n')
  expect(await rows({ blocks: [said(text), yes] })).toMatchObject([
    { key: 'k~1', text: `✓ ${text}`, buttons: [] },
    { key: 'k', text: `✓ ${first}`, buttons: ['知晓'] },
  ])
})

test('what the buttons are about stands on the card with them', async () => {
  const { rows } = await open()
  const blocks = [said('草案'), said('长'.repeat(18)), said('下一单'), yes]
  expect((await rows({ blocks })).at(-1)).toMatchObject({ text: '✓ 草案\n✓ 下一单', buttons: ['知晓'] })
})

test('without buttons there is no card', async () => {
  const { rows } = await open()
  expect(await rows({ blocks: [said('很'.repeat(100))] })).toMatchObject([{ key: 'k', text: `✓ ${'很'.repeat(100)}` }])
})

const lines = Array.from({ length: 60 }, (_, line) => `第 ${line} 行台面`).join('\n')

test('a long text is cut by bytes, and nothing of it is lost', async () => {
  const { rows } = await open({ maxText: 300 })
  const parts = await rows({ blocks: [said(lines)] })
  expect(parts.map(({ key }) => key).slice(0, 3)).toEqual(['k', 'k#2', 'k#3'])
  for (const { text } of parts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(300)
  const all = parts.map(({ text }) => text).join('\n')
  for (const line of lines.split('\n')) expect(all).toContain(line)
})

test('it is cut so that each way which is set up could carry it', async () => {
  const short = await open()
  short.adapter.routes = () => [way('chat', 1900), way('robot', 400, 'down'), { ...way('group', 100), carries: false }]
  const parts = await short.rows({ blocks: [said(lines)] })
  for (const { text } of parts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400)
  expect(parts.length).toBeLessThan(6)
  const long = await open()
  long.adapter.routes = () => [way('chat', 1900), way('robot', 400, 'unset')]
  expect(await long.rows({ blocks: [said(lines)] })).toHaveLength(1)
})

async function threadIn({ store, room }: Awaited<ReturnType<typeof open>>, tag: string): Promise<number> {
  return store.transaction((db) => db.sql.insert('Thread', { roomId: room, tag }))
}

test.each([
  ['before the line', '请知晓', '〔TS1-1〕✓ 请知晓'],
  ['around the code that stands in it', 'TS1-1 请知晓', '✓ 〔TS1-1〕 请知晓'],
  ['once, though the code stands there twice', 'TS1-1 即 TS1-1', '✓ 〔TS1-1〕 即 TS1-1'],
])('the tag of its thread stands %s', async (_, text, expected) => {
  const scene = await open()
  const thread = await threadIn(scene, 'TS1-1')
  const [row] = await scene.rows({ thread, blocks: [said(text)] })
  expect(row?.text).toBe(expected)
})

test('where threads are places, there is no tag', async () => {
  const scene = await open({ threads: true })
  const thread = await threadIn(scene, 'TS1-1')
  const [row] = await scene.rows({ thread, blocks: [said('请知晓')] })
  expect(row?.text).toBe('✓ 请知晓')
})

test('the urgent goes before what waits already, and what is alike keeps its order', async () => {
  const { room, quietly, outbox, texts } = await open()
  const lanes = [
    await quietly(room, 'a'),
    await quietly(room, 'b'),
    await quietly(room, 'crisis', { urgent: true }),
    await quietly(room, 'crisis 2', { urgent: true }),
  ]
  outbox.wake(lanes.flat())
  await outbox.idle()
  expect(texts('-1')).toEqual(['✓ crisis', '✓ crisis 2', '✓ a', '✓ b'])
})

test('a change of a card that nobody has just pressed is said in a line', async () => {
  const { post, room, texts } = await open()
  await post(room, 'card', { blocks: [said('请知晓'), yes] })
  await post(room, 'changed', { edits: 'card', blocks: [said('王强已知晓\n更多'), yes] })
  expect(texts('-1')).toEqual(['✓ 请知晓', '✓ 王强已知晓'])
})

test('a change that says what the card says is no line, and nothing is kept of it', async () => {
  const { post, room, texts, store } = await open()
  const fix = choices([{ label: '知晓', does: { command: 'ack', given: { problem: undefined } } }])
  const blocks = [said('请知晓'), list([]), fix]
  const looks = () => store.read((db) => db.sql.all('SELECT 1 FROM "Post" WHERE "editsId" IS NOT NULL').length)
  await post(room, 'card', { blocks })
  await post(room, 'same', { edits: 'card', blocks })
  expect([texts('-1'), await looks()]).toEqual([['✓ 请知晓'], 0])
  const changed = [said('请马上知晓'), list([]), fix]
  for (const key of ['other', 'other again']) await post(room, key, { edits: 'card', blocks: changed })
  expect([texts('-1'), await looks()]).toEqual([['✓ 请知晓', '✓ 请马上知晓'], 1])
})

test('of several such changes, or beside words that say it, no more is said than is needed', async () => {
  const { post, room, texts, store, enqueue, time, outbox } = await open()
  await post(room, 'card', { blocks: [said('请知晓'), yes] })
  await post(room, 'other', { blocks: [said('请知晓二'), yes] })
  const change = (key: string, edits: string): Draft => ({ key, room, edits, blocks: [said('王强已知晓')] })
  const together = (...drafts: Draft[]) => store.transaction((db) => enqueue(db, drafts, time.now()))
  outbox.wake(await together(change('one', 'card'), change('two', 'other')))
  await outbox.idle()
  expect(texts('-1').slice(2)).toEqual(['✓ 王强已知晓'])
  outbox.wake(await together({ key: 'words', room, blocks: [said('全部已知晓')] }, change('three', 'card')))
  await outbox.idle()
  expect(texts('-1').slice(3)).toEqual(['✓ 全部已知晓'])
})

test('a change of what was never said says nothing', async () => {
  const { rows } = await open()
  expect(await rows({ edits: 'nothing', blocks: [said('王强已知晓')] })).toEqual([])
})
