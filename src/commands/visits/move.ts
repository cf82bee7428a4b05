/** Moves a visit to another day, half-day or hour, or gives it to another crew; when the schedule is out, every room is told (R003-019). */
import { kind } from '../../core/commands/argument.js'
import { Ask, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { crew } from '../../core/kinds/crew.js'
import { dateTime, halfDay } from '../../core/kinds/date.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { crewById } from '../../domain/crews/crew.js'
import { maskPhone } from '../../domain/customers/phone.js'
import { assignCrew } from '../../domain/visits/assign-crew.js'
import { moveVisit } from '../../domain/visits/change.js'
import { isPosted } from '../../domain/visits/posted-days.js'
import { isOver, type Slot, withHalf } from '../../domain/visits/slot.js'
import { isPublished, slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { calendarHere } from '../calendar-here.js'
import { defineCommand } from '../define.js'
import { crewTo, handedOver, whichCrew } from './another-crew.js'
import { slotIn } from './another-time.js'
import { isShortNotice, mustExplain, restDayWarning } from './booking.js'
import { because, tell, withCrew } from './change-note.js'
import { clashArguments, mustBeFree, overruledNoted } from './free-time.js'
import { movedApart } from './install-early.js'
import { freeDays, mustBeAhead } from './other-day.js'
import { BOOKERS } from './roles.js'
import { turnBack } from './turn-back.js'
import { over, whichVisit } from './which-visit.js'
import { aloneAndAway, goerArgument, nameMeant } from './who-goes.js'

export default defineCommand({
  name: 'move',
  arguments: {
    code: code('visit'),
    date: dateTime().optional(),
    half: halfDay().optional(),
    crew: crew().optional(),
    // Only beside the crew: in a reason, a number is part of it.
    crewPhone: kind<string>({ ...phoneNumber({ shown: maskPhone }), onlyNamed: true }).optional(),
    reason: text({}).optional(),
    ...clashArguments,
    goer: goerArgument,
    otherCrew: tapped<true>(),
  },
  form: ['code', 'date', 'half', 'crew', 'reason'],
  who: BOOKERS,
  where: ['work', 'direct'],
  async handle({ code, date, half, crew: typed, crewPhone, reason, goer, otherCrew, ...clash }, context) {
    const { db, brand, person, now } = context
    const visit = await whichVisit(context, code)
    const calendar = calendarHere(context)
    const from = slotOf(visit)
    const crew = await nameMeant(context, visit.kind, typed, goer)
    if (otherCrew && !crew) throw whichCrew(context, visit)
    if (!date && !half && !crew)
      throw new Ask('date', { key: 'visit.askNewDate', values: { code: visit.code, from } }, freeDays(context, visit))
    const other = slotIn(clash.instead)
    const to = other && !isOver(other, calendar.zone, now) ? newSlot(from, other, half) : newSlot(from, date, half)
    mustBeAhead(to, calendar, now)
    const stays = isSame(from, to)
    if (stays && !crew) throw new UserMistake({ key: 'visit.sameSlot', values: { code: visit.code, date: from } })
    const going = crew ? await crewTo(context, visit, crew, crewPhone) : undefined
    const team = going ? going.team : crewById(db, visit.teamId)
    const alone = team ? undefined : await aloneAndAway(context, visit.kind, crew ?? visit.crew ?? undefined, to.day)
    const overruled = mustBeFree(context, { crew: team ?? alone, slot: to, visitId: visit.id }, clash)
    if (going && stays) return handedOver(context, visit, going, overruled)
    mustExplain(context, visit.kind, to, reason)

    const posted = await isPosted(db, brand.id, calendar, to.day, visit.kind)
    // Why it was booked on short notice is no news any more.
    const why = isShortNotice(context, visit.kind, to) ? reason : undefined
    if (!(await moveVisit(db, visit, { ...to, posted, why }, { by: person.id, at: now, reason }))) throw over(visit)
    if (going) assignCrew(db, visit.id, going, { by: person.id, at: now })
    const moved: VisitRow = {
      ...visit,
      ...going?.columns,
      ...{ day: to.day, half: to.half ?? null, time: to.time ?? null, reason: why ?? null },
      ...{ state: posted ? 'posted' : 'booked', held: false, stock: null },
    }
    const back = turnBack(context, visit, to)
    const clashed = overruled ? overruledNoted(context, visit.id, overruled) : restDayWarning(calendar, to)
    const isOut = posted || isPublished(visit)
    const told = await tell(context, {
      what: 'moved',
      visit: moved,
      was: visit,
      posted: isOut,
      slots: isPublished(visit) ? [from, to] : [],
      why: reason,
      values: { from, to: isOut || going ? withCrew(db, moved) : to, reason: because(reason) },
      toldAlone: back.crew,
      warnings: [...back.warnings, ...clashed],
    })
    const apart = to.day === from.day ? [] : await movedApart(context, moved)
    return [...told, ...back.posts, ...apart]
  },
})

/** What is not said stays as it was. */
function newSlot(from: Slot, date: Slot | undefined, half: Slot['half']): Slot {
  const day = date?.day ?? from.day
  if (date?.time) return withHalf({ day, time: date.time })
  const newHalf = date?.half ?? half
  return newHalf ? { day, half: newHalf } : { ...from, day }
}

const isSame = (one: Slot, other: Slot): boolean =>
  one.day === other.day && one.half === other.half && one.time === other.time
