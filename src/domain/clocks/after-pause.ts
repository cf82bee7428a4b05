/** What is fixed to a day and would be due within a pause: nothing ever is, so it moves behind it. */
import { instantAt, localDayOf, localTimeOf } from '../calendar/local-day.js'
import type { Finding, Question } from './question.js'
import { standstillAt } from './running-time.js'
import { pauseSteps } from './trace.js'

/** To the same local time of the first working day on which that time lies behind the pause (R000-029). */
export function afterPause(found: Finding, { calendar, start, pauses }: Question): Finding {
  if (!found.dueAt) return found
  const { dueAt: nominal, steps } = found
  const time = localTimeOf(nominal, calendar.zone)
  for (let dueAt = nominal; ; ) {
    const pause = standstillAt(pauses, dueAt)
    if (!pause && dueAt === nominal) return found
    if (!pause) {
      const moved = { key: 'clock.afterPause', values: { to: localDayOf(dueAt, calendar.zone) } } as const
      return { ...found, dueAt, steps: [...steps, ...pauseSteps(pauses, start, dueAt), moved] }
    }
    const left = { ms: nominal.getTime() - pause.from }
    if (pause.to === Number.POSITIVE_INFINITY)
      return { dueAt: null, left, steps: [...steps, ...pauseSteps(pauses, start, null)] }
    let day = calendar.workingDayFrom(localDayOf(new Date(pause.to), calendar.zone))
    if (instantAt(day, time, calendar.zone).getTime() < pause.to) day = calendar.nextWorkingDay(day)
    dueAt = instantAt(day, time, calendar.zone)
  }
}
