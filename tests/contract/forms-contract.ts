/** What an adapter promises whose platform has forms: chosen commands, and fields that were filled in. */
import { describe, expect, it } from 'vitest'
import type { MenuOption } from '../../src/core/adapter.js'
import type { FormsWorld, Stage } from './adapter-contract.js'

const option = (name: string, label: string, more: Partial<MenuOption> = {}): MenuOption => ({
  ...{ name, label, description: label, kind: 'text', required: false, long: false, suggests: false },
  ...more,
})

const complaint = {
  name: 'complaint',
  title: '投诉',
  description: '提交投诉',
  options: [
    option('customer', '客户', { required: true }),
    option('phone', '电话'),
    option('problems', '问题', { long: true }),
  ],
  form: ['customer', 'phone', 'problems'],
}
const liaison = {
  name: 'liaison',
  title: '联络人',
  description: '设置联络人',
  options: [option('department', '部门'), option('person', '谁', { kind: 'person' })],
  form: [],
}

export function formsContract(stage: () => Stage): void {
  describe('commands and forms', () => {
    /** With the menu published. */
    async function open(skip: (without: boolean) => void): Promise<Stage & { forms: FormsWorld }> {
      const all = stage()
      const { forms } = all.world
      skip(!all.adapter.capabilities.forms)
      if (!forms) throw new Error('this world has no forms')
      await all.adapter.publishCommands([{ locale: 'zh-CN', commands: [complaint, liaison] }])
      return { ...all, forms }
    }

    it('tells a chosen command with what was filled in', async ({ skip }) => {
      const { world, inbox, forms } = await open(skip)
      await forms.chooses(world.wang, '联络人', { 部门: '工程部', 谁: world.li })
      const event = await inbox.next('command')
      expect(event).toMatchObject({ command: 'liaison', room: { id: world.room.id }, sender: { id: world.wang.id } })
      expect(event.fields).toMatchObject([
        { name: 'department', value: '工程部' },
        { name: 'person', account: { id: world.li.id, name: world.li.name } },
      ])
    })

    it('opens the form of a command, and tells its fields', async ({ skip }) => {
      const { world, inbox, forms } = await open(skip)
      await forms.fillsIn(world.wang, '投诉', { 客户: '张三', 问题: '台面开裂\n水槽漏水' })
      expect(await inbox.next('command')).toMatchObject({
        command: 'complaint',
        fields: [
          { name: 'customer', value: '张三' },
          { name: 'problems', value: '台面开裂\n水槽漏水' },
        ],
      })
    })

    it('answers one person alone', async ({ skip }) => {
      const { world, inbox, adapter, post, forms } = await open(skip)
      await forms.chooses(world.li, '联络人', { 部门: '工程部' })
      const { gesture } = await inbox.next('command')
      await adapter.send(post('已设置', { answers: gesture, private: { account: world.li.id, name: world.li.name } }))
      expect(await world.privately(world.li)).toEqual(['已设置'])
      expect(await world.posts()).toEqual([])
    })

    it('opens the form of a button, and tells the press with its fields', async ({ skip }) => {
      const { world, inbox, adapter, post, forms } = await open(skip)
      const choice = { id: '7.0', label: '补电话', form: { command: 'complaint', options: ['phone'] } }
      const blocks = [
        { kind: 'text' as const, text: '缺电话' },
        { kind: 'choices' as const, choices: [choice] },
      ]
      const { messageId } = await adapter.send(post('', { blocks }))
      await forms.pressesAndFillsIn(world.li, messageId, '补电话', { 电话: '13800000001' })
      expect(await inbox.next('button')).toMatchObject({
        choice: '7.0',
        messageId,
        sender: { id: world.li.id },
        fields: [{ name: 'phone', value: '13800000001' }],
      })
    })
  })
}
