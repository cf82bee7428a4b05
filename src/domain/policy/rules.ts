/** What the domain knows of the dealer's wishes, handed to every command and job. */
import type { Policy } from './schema.js'

export interface Rules {
  policy: Policy
  /** Zone of brands that set none. */
  zone: string
  /** Platforms that run: what is said on another one waits for it. */
  platforms: readonly string[]
}

export const zoneOf = (rules: Rules, brand: { zone: string | null } | null): string => brand?.zone ?? rules.zone
