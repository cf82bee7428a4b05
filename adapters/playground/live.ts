/** The page's live line: server-sent events of all that one person may see, to be taken up again after a cut. */
import { PassThrough } from 'node:stream'
import type { Platform } from './platform.js'
import type { Change, Message, Thread } from './records.js'

/** A reader that far behind is cut off; its browser comes back and catches up from the journal's number it last saw. */
const longestBacklogBytes = 4_000_000
const comeBackMs = 1000

export class LiveLines {
  readonly #streams = new Set<PassThrough>()

  constructor(private readonly platform: Platform) {}

  /** A stream that begins with everything after line `after`. */
  open(account: string, after: number): PassThrough {
    const stream = new PassThrough()
    const { platform } = this
    stream.write(`retry: ${comeBackMs}\n\n`)
    // A journal shorter than what the page remembers is another journal: the page must begin anew.
    if (after > platform.seq) tell(stream, 'anew', {})
    else this.#catchUp(stream, account, after)
    const unwatch = platform.watch((change) => show(platform, stream, account, change))
    this.#streams.add(stream)
    stream.once('close', () => {
      unwatch()
      this.#streams.delete(stream)
    })
    return stream
  }

  /** To every page, whoever looks. */
  tellAll(event: string, data: unknown): void {
    for (const stream of this.#streams) tell(stream, event, data)
  }

  /** Without this the server would wait for its readers for ever. */
  close(): void {
    for (const stream of this.#streams) stream.end()
  }

  #catchUp(stream: PassThrough, account: string, after: number): void {
    const messages = messagesFor(this.platform, account).filter((message) => message.changed > after)
    const threads = threadsFor(this.platform, account).filter((thread) => thread.seq > after)
    if (messages.length + threads.length > 0) tell(stream, 'change', { messages, threads }, this.platform.seq)
  }
}

export function messagesFor(platform: Platform, account: string): Message[] {
  return [...platform.messages.values()].filter((message) => platform.sees(account, message))
}

export function threadsFor(platform: Platform, account: string): Thread[] {
  return [...platform.threads.values()].filter((thread) => seesThread(platform, account, thread))
}

function seesThread(platform: Platform, account: string, thread: Thread): boolean {
  const message = platform.messages.get(thread.message)
  return message !== undefined && platform.sees(account, message)
}

function show(platform: Platform, stream: PassThrough, account: string, change: Change): void {
  const { message, thread, answered, menu, seq } = change
  const messages = message && platform.sees(account, message) ? [message] : []
  const threads = thread && seesThread(platform, account, thread) ? [thread] : []
  if (messages.length + threads.length > 0) tell(stream, 'change', { messages, threads }, seq)
  if (answered?.account === account) tell(stream, 'answered', answered)
  if (menu) tell(stream, 'menu', {})
}

function tell(stream: PassThrough, event: string, data: unknown, id?: number): void {
  const name = id === undefined ? '' : `id: ${id}\n`
  stream.write(`${name}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  if (stream.writableLength > longestBacklogBytes) stream.destroy()
}
