/** The key of the line that says that a batch is stored. */
const BEGINNING = 'evidence:'

export const lineKey = (batch: string): string => `${BEGINNING}${batch}`

/** The batch that a line tells of. */
export const batchOf = (key: string): string | undefined =>
  key.startsWith(BEGINNING) ? key.slice(BEGINNING.length) : undefined
