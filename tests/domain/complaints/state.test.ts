/** A complaint's state follows from its problems. */
import { expect, test } from 'vitest'
import { complaintState, type ProblemState } from '../../../src/domain/complaints/state.js'

test.each<[ProblemState[], string]>([
  [[], 'registered'],
  [['routed', 'routed'], 'routed'],
  [['acknowledged', 'routed'], 'handling'],
  [['doing', 'signed'], 'handling'],
  [['solved', 'solved'], 'verifying'],
  [['solved', 'signed'], 'verifying'],
  [['signed', 'signed'], 'followup'],
])('%j makes it %s', (states, expected) => {
  expect(complaintState(states.map((state) => ({ state })))).toBe(expected)
})
