/** What the domain knows of the dealer's wishes, handed to every command and job. */
import type { Policy } from './schema.js'

export interface Rules {
  policy: Policy
  /** Zone of brands that set none. */
  zone: string
  /** Platforms that run: what is said on another one waits for it. */
  platforms: readonly string[]
  /** By platform: how the ids of threads begin in which everybody in the room reads. */
  chains?: Readonly<Record<string, string>>
}

export const zoneOf = (rules: Rules, brand: { zone: string | null } | null): string => brand?.zone ?? rules.zone
