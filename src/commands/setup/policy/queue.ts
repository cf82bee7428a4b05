/** What a policy says of who has a complaint first: by its channel, and which departments are the first level. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'

export function queueInWords({ departments, intake: { receivers } }: Policy): Said[] {
  const first = departments.filter(({ level }) => level === 1).map(({ name }) => name)
  const channels = Object.entries(receivers)
  const lines = [...new Set(channels.map(([, department]) => department))].map((department) => ({
    key: 'intake.firstTo',
    values: {
      department,
      channels: channels.flatMap(([channel, one]) => (one === department ? { key: `value.channel.${channel}` } : [])),
    },
  }))
  return [...lines, ...(first.length > 0 ? [{ key: 'queue.policy', values: { departments: first } }] : [])]
}
