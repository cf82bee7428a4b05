/** The message to a customer whose contract was registered (R003-003). */
import type { Db } from '../../store/store.js'
import type { Policy } from '../policy/schema.js'
import { prepareSms, type SmsOccasion } from './prepare.js'

export interface Registered {
  brand: { id: number; name: string }
  customer: SmsOccasion['customer']
  /** The contract's number; absent where only the customer was filed. */
  order?: string
  at: Date
}

/** At once. The first order of a customer who was told when the file was made is the same contract. */
export function thankForContract(db: Db, policy: Policy, { brand, customer, order, at }: Registered): void {
  if (order !== undefined && wasTold(db, customer.id) && isFirst(db, customer.id)) return
  const { id, name, phone } = customer
  prepareSms(db, policy, {
    occasion: order === undefined ? `1:customer:${id}` : `1:order:${brand.id}:${order}`,
    number: '1',
    brandId: brand.id,
    customer: { id, name, phone },
    values: { brand: brand.name },
    releaseAt: at,
    at,
  })
}

const isFirst = ({ sql }: Db, customer: number): boolean =>
  sql.all('SELECT 1 FROM "Order" WHERE "customerId" = ? LIMIT 2', customer).length < 2

const wasTold = ({ sql }: Db, customer: number): boolean =>
  sql.get('SELECT 1 FROM "Sms" WHERE "occasion" = ?', `1:customer:${customer}`) !== undefined
