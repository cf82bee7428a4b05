/** Remembers in this browser how far each person has read in each room and thread. */

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}')
  } catch {
    return {}
  }
}

export class Seen {
  constructor(person) {
    this.key = `playground.seen.${person}`
    this.upTo = read(this.key)
  }

  mark(place, seq) {
    if ((this.upTo[place] ?? 0) === seq) return
    this.upTo[place] = seq
    try {
      localStorage.setItem(this.key, JSON.stringify(this.upTo))
    } catch {
      // A browser that keeps nothing forgets it with the page.
    }
  }

  /** `newest` is the last line of all; a memory beyond it is of another journal. */
  isUnread(place, message, newest) {
    const seen = this.upTo[place] ?? 0
    return message.seq > (seen > newest ? 0 : seen)
  }
}
