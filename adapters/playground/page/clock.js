/** The playground's clock: shows the time there, and turns it forward. */
import { find } from './element.js'
import { shown, word } from './words.js'

/** `turn(body)` resolves when all that was due has happened. */
export function startClock(turn) {
  for (const button of find('clock').querySelectorAll('button')) {
    const { clock, minutes, tomorrow } = button.dataset
    if (clock) button.textContent = word('turn_to', { time: clock })
    if (tomorrow) button.textContent = word('turn_tomorrow', { time: tomorrow })
    const body = clock ? { clock } : tomorrow ? { tomorrow } : { minutes: Number(minutes) }
    button.addEventListener('click', () => find('clock').ariaBusy === 'true' || turn(body))
  }
}

export function showClock({ now, turning }) {
  const time = find('now')
  const text = turning ? word('turning') : shown(now, 'now')
  time.dateTime = now
  if (time.textContent !== text) time.textContent = text
  find('clock').ariaBusy = String(turning)
  // Not `disabled`: the focus would be lost.
  for (const button of find('clock').querySelectorAll('button')) button.ariaDisabled = String(turning)
}
