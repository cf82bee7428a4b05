/** What a table that was sent may hold, line by line as it was read; how it is filed stands in file.ts. */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Who } from '../customers/customer.js'
import type { Item } from '../orders/order.js'

interface InLine {
  /** Of the file, from 1. */
  line: number
}

export type CustomerLine = InLine & Who

export interface OrderLines extends InLine, Who {
  number: string
  signedOn?: string
  items: Item[]
}

export interface ArrivalLine extends InLine {
  number: string
  /** All of the order's when none is named. */
  product?: string
  /** The damaged ones included; absent for all that were ordered. */
  arrived?: number
  damaged?: number
}

export interface BookingLine extends InLine, Who {
  kind: VisitKind
  day: string
  half?: 'am' | 'pm'
  time?: string
  goods?: string
  crew?: string
  crewPhone?: string
  reason?: string
}

export type Table =
  | { kind: 'customers'; rows: CustomerLine[] }
  | { kind: 'orders'; rows: OrderLines[] }
  | { kind: 'arrivals'; rows: ArrivalLine[] }
  | { kind: 'bookings'; rows: BookingLine[] }

/** What is wrong, or worth a look, in a line; `why` is worded under import.wrong or import.note. */
export interface Remark extends InLine {
  why: string
  values?: Record<string, string | number>
}
