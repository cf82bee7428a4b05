/** Time as it is handed in: a test or the playground can turn it. */
export interface Time {
  now(): Date
  /** Calls back after so many real milliseconds; the answer cancels it. */
  after(milliseconds: number, callback: () => void): () => void
}

/** What is neither time nor order: only ever used to spread retries. */
export type Chance = () => number
