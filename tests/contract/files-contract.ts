/** What every adapter promises about files: those that people send, and those that a post shows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { MessageEvent } from '../../src/core/event.js'
import type { PostFile } from '../../src/core/post.js'
import type { ContractWorld, Stage } from './adapter-contract.js'

const picture = (size = 64) => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(size - 4, size)])
const photo = { name: '台面.jpg', type: 'image/jpeg', bytes: picture() }
const document = { name: '验收单.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }

export function filesContract(stage: () => Stage): void {
  describe('files that people send', () => {
    it('come with their words', async () => {
      const { world, inbox } = stage()
      await world.sends(world.wang, [photo], '台面开裂')
      const event = await inbox.next('message')
      expect(event).toMatchObject({ text: '台面开裂', room: { id: world.room.id }, sender: { id: world.wang.id } })
      expect(event.files).toMatchObject([{ id: expect.any(String), name: expect.stringMatching(/\.jpg$/) }])
      expect(event.album).toBeUndefined()
    })

    it('need no words, and documents keep their names', async () => {
      const { world, inbox } = stage()
      await world.sends(world.wang, [document])
      const { text, files } = await inbox.next('message')
      expect([text, files?.length]).toEqual(['', 1])
      // A platform that tells no names gives some of its own.
      if (!world.filesBelow) expect(files).toMatchObject([{ name: '验收单.pdf' }])
    })

    it('belong together when they were sent together', async () => {
      const { world, inbox } = stage()
      await world.sends(world.wang, [photo, { ...photo, bytes: picture(80) }, { ...photo, bytes: picture(90) }], '三张')
      const events: MessageEvent[] = []
      while (events.flatMap(({ files = [] }) => files).length < 3) events.push(await inbox.next('message'))
      expect(events.map(({ text }) => text).join('')).toBe('三张')
      expect(new Set(events.flatMap(({ files = [] }) => files.map(({ id }) => id))).size).toBe(3)
      expect(new Set(events.map(({ album }) => album)).size).toBe(1)
      expect(events[0]?.album).toEqual(expect.any(String))
    })

    it('are given out byte by byte, after a restart too', async () => {
      const { world, inbox, restart } = stage()
      const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251))
      await world.sends(world.wang, [{ ...document, bytes }])
      const [file] = (await inbox.next('message')).files ?? []
      if (!file) throw new Error('no file came')
      const read = async () => buffer(await stage().adapter.fetchFile(file))
      expect((await read()).equals(bytes)).toBe(true)
      await restart()
      expect((await read()).equals(bytes)).toBe(true)
    })

    it('are refused once they are gone', async () => {
      const { world, inbox, adapter } = stage()
      await world.sends(world.wang, [photo])
      const [file] = (await inbox.next('message')).files ?? []
      await world.losesFiles()
      const error = await adapter.fetchFile(file ?? { id: '', name: '' }).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'SendError', kind: 'refused' })
    })
  })

  describe('files of a post', () => {
    /** Those that stand below their text count as part of it. */
    async function shown(world: ContractWorld) {
      const [first, ...below] = await world.posts()
      if (!world.filesBelow || !first) return first ? [first, ...below] : []
      const files = [first, ...below].flatMap((one) => one.files)
      expect(below.map(({ text }) => text).join('')).toBe('')
      return [{ ...first, files }]
    }

    const choices = { kind: 'choices' as const, choices: [{ id: 'ack:7', label: '知晓' }] }

    it('one stands with its text and its buttons', async () => {
      const { world, adapter, post } = stage()
      const blocks = [{ kind: 'text' as const, text: '客户照片' }, choices]
      const { messageId } = await adapter.send(post('', { blocks, files: [onDisk(photo)] }))
      expect(await shown(world)).toMatchObject([
        { id: messageId, text: '客户照片', files: ['台面.jpg'], buttons: ['知晓'] },
      ])
    })

    it('several are all there, the text once', async () => {
      const { world, adapter, post } = stage()
      const names = ['一.jpg', '二.jpg', '三.jpg']
      await adapter.send(post('客户照片', { files: names.map((name) => onDisk({ ...photo, name })) }))
      const seen = await shown(world)
      expect(seen.flatMap(({ files }) => files)).toEqual(names)
      expect(seen.map(({ text }) => text).join('')).toBe('客户照片')
    })

    it('need no text', async () => {
      const { world, adapter, post } = stage()
      const { messageId } = await adapter.send(post('', { blocks: [], files: [onDisk(document)] }))
      const [seen] = await shown(world)
      expect(seen).toMatchObject({ text: '', files: ['验收单.pdf'] })
      if (!world.filesBelow) expect(seen?.id).toBe(messageId)
    })

    it('stay behind when they cannot be read: the text is said', async () => {
      const { world, adapter, post } = stage()
      const gone = { path: '/nowhere/a.jpg', name: 'a.jpg', type: 'image/jpeg' }
      await adapter.send(post('客户照片', { files: [gone] }))
      expect(await shown(world)).toMatchObject([{ text: '客户照片', files: [] }])
    })

    it('stay when the text is edited', async ({ skip }) => {
      const { world, adapter, post } = stage()
      skip(adapter.capabilities.edits !== true)
      const { messageId } = await adapter.send(post('待确认', { files: [onDisk(photo)] }))
      await adapter.send(post('李娜已确认', { edits: messageId }))
      expect(await shown(world)).toMatchObject([{ id: messageId, text: '李娜已确认', files: ['台面.jpg'] }])
    })
  })
}

/** Gone when the test ends. */
function onDisk({ name, type, bytes }: typeof photo): PostFile {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'file'), bytes)
  return { path: join(folder, 'file'), name, type }
}
