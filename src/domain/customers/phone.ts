/** Phone numbers as a room may see them: whole where people must call, masked elsewhere. */
import type { Policy } from '../policy/schema.js'

/** `13800000001` becomes `138****0001`. At least four digits are hidden; a number too short for that is hidden whole. */
export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '****' : `${phone.slice(0, Math.min(3, phone.length - 8))}****${phone.slice(-4)}`

type Purpose = Policy['phones']['fullIn'][number]

/** How phone numbers are shown in a room of this purpose (R003-015). */
export const phonesIn = (policy: Policy, purpose: Purpose | null): ((phone: string) => string) =>
  purpose !== null && policy.phones.fullIn.includes(purpose) ? (phone) => phone : maskPhone

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g

/** The last gate before a room: mobile numbers are masked wherever people wrote them into a text (R003-015). */
export const maskedFor = (policy: Policy, purpose: Purpose | null): ((text: string) => string) => {
  const shown = phonesIn(policy, purpose)
  return (text) => text.replace(MOBILE, shown)
}
