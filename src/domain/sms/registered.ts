/** The message to a customer whose contract was registered (R003-003). */
import type { Db } from '../../store/store.js'
import type { Policy } from '../policy/schema.js'
import { prepareSms, type SmsOccasion } from './prepare.js'

export interface Registered {
  brand: { id: number; name: string }
  customer: SmsOccasion['customer']
  /** The contract's number. */
  order: string
  at: Date
}

/** At once. */
export function thankForContract(db: Db, policy: Policy, { brand, customer, order, at }: Registered): void {
  const { id, name, phone } = customer
  prepareSms(db, policy, {
    occasion: `1:order:${brand.id}:${order}`,
    number: '1',
    brandId: brand.id,
    customer: { id, name, phone },
    values: { brand: brand.name },
    releaseAt: at,
    at,
  })
}
