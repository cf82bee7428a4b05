import { expect, test } from 'vitest'
import { maskPhone } from '../../../src/domain/customers/phone.js'

test.each([
  ['13800000001', '138****0001'],
  ['057188889999', '057****9999'],
  ['88889999', '****9999'],
  ['12345', '****'],
])('%s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})
