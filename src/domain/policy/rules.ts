/** What the domain knows of the dealer's wishes, handed to every command and job. */
import type { Policy } from './schema.js'

export interface Rules {
  policy: Policy
  /** Zone of brands that set none. */
  zone: string
}

export const zoneOf = (rules: Rules, brand: { zone: string | null } | null): string => brand?.zone ?? rules.zone
