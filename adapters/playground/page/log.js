/** The messages of one room or thread, by day; stays at the end while the reader is there. */
import { element, find, reconcile } from './element.js'
import { article } from './message.js'
import { shown } from './words.js'

const sameBreathMs = 4 * 60_000
const nearEndPx = 80

let placeShown
/** Whether the reader is at the end, and wants to stay there. */
let atEnd = true

export function showLog(view, does) {
  const log = find('log')
  const moved = placeShown !== `${view.me} ${view.place}`
  const before = log.lastElementChild?.dataset.key
  if (moved) {
    // A change of place is no news to read out.
    log.setAttribute('aria-live', 'off')
    log.replaceChildren()
    placeShown = `${view.me} ${view.place}`
    requestAnimationFrame(() => log.setAttribute('aria-live', 'polite'))
  }
  const messages = view.messagesIn(view.room, view.thread)
  reconcile(log, items(view, messages, does))
  rove(log, log.contains(document.activeElement) ? document.activeElement.closest('.message') : log.lastElementChild)
  find('nothing').hidden = messages.length > 0
  const news = log.lastElementChild?.dataset.key !== before
  if (moved || atEnd || messages.at(-1)?.by?.id === view.me) toEnd()
  else if (news) find('newer').hidden = false
}

export function toEnd() {
  const scroll = find('scroll')
  scroll.scrollTop = scroll.scrollHeight
  find('newer').hidden = true
}

function items(view, messages, does) {
  let previous
  return messages.flatMap((message) => {
    const day = shown(message.at, 'day')
    const newDay = !previous || shown(previous.at, 'day') !== day
    const follows = !newDay && sameBreath(previous, message)
    previous = message
    const busy = [...view.busy].filter((key) => key.startsWith(`${message.id}/`)).join()
    const below = message.opens ? view.messagesIn(message.room, message.opens).length : 0
    const version = [message.changed, follows, busy, below, view.threads.get(message.opens)?.seq].join('|')
    const one = { key: message.id, version, make: () => article(view, message, follows, does) }
    const line = {
      key: `day before ${message.id}`,
      version: day,
      make: () => element('p', { class: 'day' }, element('span', {}, day)),
    }
    return newDay ? [line, one] : [one]
  })
}

function sameBreath(previous, message) {
  const apart = new Date(message.at) - new Date(previous.at)
  return previous.by?.id === message.by?.id && !previous.only === !message.only && Math.abs(apart) < sameBreathMs
}

/** Arrow keys walk the messages; only the message last walked to keeps its tools in the Tab order. */
export function walkLog() {
  const log = find('log')
  log.addEventListener('keydown', (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!step) return
    const all = [...log.querySelectorAll('.message')]
    const from = all.indexOf(document.activeElement.closest('.message'))
    const next = from < 0 ? all.at(-1) : all[from + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  })
  log.addEventListener('focusin', (event) => rove(log, event.target.closest('.message')))
  const scroll = find('scroll')
  const look = () => {
    atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < nearEndPx
    if (atEnd) find('newer').hidden = true
  }
  scroll.addEventListener('scroll', look, { passive: true })
  // What grows below (an answer, a long text, a keyboard) must not cover the newest message.
  new ResizeObserver(() => atEnd && toEnd()).observe(scroll)
}

function rove(log, current) {
  if (!current) return
  for (const button of log.querySelectorAll('.tools [tabindex="0"]')) button.tabIndex = -1
  for (const button of current.querySelectorAll('.tools button')) button.tabIndex = 0
}
