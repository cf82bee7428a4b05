/** Time as it is handed in: a test or the playground can turn it. */
export interface Time {
  now(): Date
  /** Calls back after so many real milliseconds; the answer cancels it. */
  after(milliseconds: number, callback: () => void): () => void
}

/** What is neither time nor order: only ever used to spread retries. */
export type Chance = () => number

/** Waits for it, but not longer. */
export async function within(time: Time, milliseconds: number, done: Promise<void>): Promise<void> {
  let cancel = () => {}
  const deadline = new Promise<void>((resolve) => {
    cancel = time.after(milliseconds, resolve)
  })
  await Promise.race([done, deadline])
  cancel()
}
