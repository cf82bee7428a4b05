/** An answer of Discord that says no: its codes with the status and the words that go with them. */

const known: Record<number, [status: number, message: string]> = {
  0: [401, '401: Unauthorized'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10014: [400, 'Unknown Emoji'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  20016: [429, 'This action cannot be performed due to slowmode rate limit'],
  20028: [429, 'The channel you are writing has hit the write rate limit'],
  20029: [429, 'The write action you are performing on the server has hit the write rate limit'],
  30010: [400, 'Maximum number of reactions reached (20)'],
  30034: [400, 'Maximum number of daily application command creates has been reached (200)'],
  30046: [429, 'Maximum number of edits to messages older than 1 hour reached. Try again later'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40062: [429, 'Service resource is being rate limited.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50033: [400, 'Invalid Recipient(s)'],
  50035: [400, 'Invalid Form Body'],
  50083: [400, 'Thread is archived'],
  130000: [503, 'API resource is currently overloaded. Try again a little later'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [403, 'This thread is locked'],
  160006: [400, 'Maximum number of active threads reached'],
}

/** `{ components: { 0: { label: { _errors: [{ code, message }] } } } }` */
export interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[]
}

export class Refusal extends Error {
  readonly status: number

  constructor(
    readonly code: number,
    readonly errors?: ErrorTree,
    status?: number,
  ) {
    super(known[code]?.[1] ?? 'General error')
    this.status = status ?? known[code]?.[0] ?? 400
  }

  get body(): Record<string, unknown> {
    return { message: this.message, code: this.code, ...(this.errors ? { errors: this.errors } : {}) }
  }
}

/** Collects all that is wrong in a body; `end` refuses it with 50035 when there was anything. */
export class FormErrors {
  readonly tree: ErrorTree = {}

  add(path: (string | number)[], code: string, message: string): void {
    let node = this.tree
    for (const key of path) {
      node[key] ??= {}
      node = node[key] as ErrorTree
    }
    node._errors = [...((node._errors as { code: string; message: string }[] | undefined) ?? []), { code, message }]
  }

  /** A text that must have `min` to `max` UTF-16 units; one that may be absent has `min` 0. */
  text(path: (string | number)[], value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) {
      if (min > 0) this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required')
    } else if (typeof value !== 'string') {
      this.add(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.')
    } else if (value.length < min || value.length > max) {
      const code = value.length > max ? 'BASE_TYPE_MAX_LENGTH' : 'BASE_TYPE_BAD_LENGTH'
      const words = value.length > max && min === 0 ? `${max} or fewer` : `between ${min} and ${max}`
      this.add(path, code, `Must be ${words} in length.`)
    }
  }

  /** The list itself when it is one of `min` to `max` things, else nothing. */
  list<T>(path: (string | number)[], value: unknown, min: number, max: number): T[] {
    if (value === undefined || value === null) {
      if (min > 0) this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required')
      return []
    }
    if (!Array.isArray(value)) {
      this.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')
      return []
    }
    if (value.length < min || value.length > max) {
      this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)
    }
    return value as T[]
  }

  end(): void {
    if (Object.keys(this.tree).length > 0) throw new Refusal(50035, this.tree)
  }
}

/** One thing is wrong. */
export function invalid(path: (string | number)[], code: string, message: string): Refusal {
  const errors = new FormErrors()
  errors.add(path, code, message)
  return new Refusal(50035, errors.tree)
}
