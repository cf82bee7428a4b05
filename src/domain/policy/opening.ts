/** When the working day begins and ends by the policy, "HH:mm". */
import type { Policy } from './schema.js'

export const opensAt = ({ calendar }: Policy): string => calendar.hours[0]?.slice(0, 5) ?? '09:00'
export const closesAt = ({ calendar }: Policy): string => calendar.hours.at(-1)?.slice(6) ?? '18:00'
