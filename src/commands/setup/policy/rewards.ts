/** What a policy says of rewards and the personnel board. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'
import { whoSaid } from '../../who-said.js'

export const rewardsInWords = ({ rewards }: Policy): Said[] =>
  rewards ? [{ key: 'reward.policy', values: { who: whoSaid(rewards.by) } }] : []
