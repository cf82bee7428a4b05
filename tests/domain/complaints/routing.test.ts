/** The keyword table: the policy's order decides, and what nobody claims goes to the default department. */
import { expect, test } from 'vitest'
import { route } from '../../../src/domain/complaints/routing.js'
import { loadPolicy } from '../../../src/domain/policy/load.js'

const policy = loadPolicy('slab-dealer', 'src/domain/policy/presets')
const departments = policy.departments.map(({ name }, index) => ({ id: index + 1, name, headId: null }))

test.each([
  ['台面开裂', '工程部'],
  ['颜色有色差', '材料部'],
  ['安装师傅说是瓷砖的问题', '工程部'],
  ['The sink LEAKS', '工程部'],
  ['没说清楚', '客服部'],
  ['合同尺寸写错', '门店'], // R003-006
  ['台面尺寸不对', '设计部'],
])('%s goes to %s', (text, expected) => {
  expect(route(text, policy, departments).name).toBe(expected)
})

test('a department that was removed is passed over', () => {
  const left = departments.filter(({ name }) => name !== '工程部')
  expect(route('台面开裂', policy, left).name).toBe('客服部')
})
