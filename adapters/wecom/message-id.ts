/** WeCom tells no ids of what we send: they are made of the post's key, so that a second attempt has the same one. */
import { createHash } from 'node:crypto'

/** 31 characters, legal as the task_id of a card: a press tells it back. */
export function idOf(key: string): string {
  return `L${createHash('sha256').update(key).digest('hex').slice(0, 30)}`
}
