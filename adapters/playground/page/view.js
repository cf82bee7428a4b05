/** What the page knows: the state of one person, kept up with the live line, and where that person is looking. */
import { Seen } from './seen.js'

export class View {
  constructor(state) {
    Object.assign(this, state)
    this.messages = new Map(state.messages.map((message) => [message.id, message]))
    this.threads = new Map(state.threads.map((thread) => [thread.id, thread]))
    this.seen = new Seen(state.me)
    /** `message/choice` of the buttons pressed and not yet answered. */
    this.busy = new Set()
    this.room = undefined
    this.thread = undefined
  }

  get person() {
    return this.people.find(({ id }) => id === this.me)
  }

  get place() {
    return placeOf(this.room, this.thread)
  }

  roomOf(id) {
    return this.rooms.find((room) => room.id === id)
  }

  /** Goes to a room or thread, or to the first room when it is not there for this person. */
  go(room, thread) {
    const known = this.threads.get(thread)
    this.room = this.roomOf(known?.room ?? room)?.id ?? this.rooms[0]?.id
    this.thread = known?.room === this.room ? thread : undefined
  }

  take({ messages, threads }) {
    for (const thread of threads) this.threads.set(thread.id, thread)
    for (const message of messages) {
      this.messages.set(message.id, message)
      this.seq = Math.max(this.seq, message.changed)
      for (const key of this.busy) if (key.startsWith(`${message.id}/`) && message.edited) this.busy.delete(key)
    }
  }

  /** What stands in a room outside its threads, or in a thread below the message it hangs on. */
  messagesIn(room, thread) {
    const starter = this.threads.get(thread)?.message
    const here = (message) => message.room === room && (message.thread === thread || message.id === starter)
    return [...this.messages.values()].filter(here).sort((a, b) => a.seq - b.seq)
  }

  /** The newest first; what is closed goes to the end. */
  threadsOf(room) {
    const here = [...this.threads.values()].filter((thread) => thread.room === room)
    return here.sort((a, b) => Boolean(a.closed) - Boolean(b.closed) || b.seq - a.seq)
  }

  isUnread(room, thread) {
    const others = this.messagesIn(room, thread).filter(({ by }) => by?.id !== this.me)
    const newest = others.at(-1)
    return newest !== undefined && this.seen.isUnread(placeOf(room, thread), newest, this.seq)
  }

  markSeen() {
    const newest = this.messagesIn(this.room, this.thread).at(-1)
    if (newest) this.seen.mark(this.place, newest.seq)
  }
}

const placeOf = (room, thread) => (thread ? `${room}/${thread}` : room)
