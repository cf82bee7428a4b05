/** People at work: whatever the bot asks of somebody is answered, on all platforms at once, until nothing is asked any more. */
import type { Chronicle } from './chronicle.js'
import type { Company } from './company.js'
import type { Brand } from './dealer.js'
import { answerTo, dutyIn } from './duties.js'
import { atWork } from './happenings.js'
import type { Seen } from './way.js'

/** A few seconds pass before the next one does something. */
const BREATH_MS = 3000
/** Older questions than this have been seen, and are somebody else's. */
const LOOKS_BACK = 40
const ENDLESS = 400

interface Deed {
  who: string
  place: string
  seen: Seen
  label: string
}

/** Nobody presses the same button twice while the message stays as it is. */
const keyOf = ({ place, seen, label }: Deed): string => `${place} ${seen.id} ${label} ${seen.text}`

/** What was said again, marked: whoever sees both answers that one, and never the other. */
function settleTwins(place: string, all: Seen[], pressed: Set<string>): Seen[] {
  for (const { id, text } of all)
    if (all.some((other) => other.text !== text && other.text.replace('【补发】', '') === text))
      pressed.add(`${place} ${id}`)
  return all.filter(({ id }) => !pressed.has(`${place} ${id}`))
}

/** What somebody of the brand would do next. */
function nextDeed(brand: Brand, at: string, pressed: Set<string>): Deed | undefined {
  const { way, rooms } = brand
  const staff = atWork(brand, at.slice(0, 10))
  const open = (deed: Deed) => !pressed.has(keyOf(deed))
  for (const person of new Set(Object.values(staff)))
    for (const seen of settleTwins(person, way.seen(person, 6), pressed).toReversed()) {
      const label = answerTo(seen)
      const deed = label === undefined ? undefined : { who: person, place: person, seen, label }
      if (deed && open(deed)) return deed
    }
  for (const where of ['depot', 'work'] as const)
    for (const seen of settleTwins(rooms[where], way.seen(rooms[where], LOOKS_BACK), pressed)) {
      const duty = dutyIn(where, seen, staff, at.slice(11))
      const deeds = duty?.labels.map((label): Deed => ({ who: duty.who, place: rooms[where], seen, label }))
      const deed = deeds?.find(open)
      if (deed) return deed
    }
  return undefined
}

/**
 * @param at "2026-03-09T10:00" @param pressed remembers it from one time to the next
 * @returns how many buttons were pressed
 */
export async function everybodyWorks(
  company: Company,
  chronicle: Chronicle,
  at: string,
  pressed: Set<string>,
): Promise<number> {
  for (let count = 0, rounds = 0; ; rounds += 1) {
    const deeds = company.brands.flatMap((brand) => {
      const deed = nextDeed(brand, at, pressed)
      return deed ? [{ brand, deed }] : []
    })
    if (deeds.length === 0) return count
    if (rounds > ENDLESS) throw new Error(`there is no end of ${JSON.stringify(deeds.map(({ deed }) => deed))}`)
    for (const { deed } of deeds) {
      pressed.add(keyOf(deed))
      chronicle.said(deed.place, deed.who, `［${deed.label}］（${titleOf(deed.seen)}）`)
    }
    count += deeds.length
    await Promise.all(deeds.map(({ brand, deed }) => brand.way.presses(deed.who, deed.place, deed.seen, deed.label)))
    await company.settled()
    for (const brand of company.brands) chronicle.look(brand)
    await company.pass(BREATH_MS)
  }
}

/** Its first line, but for those who were pinged. */
const titleOf = ({ text, pings }: Seen): string =>
  text
    .split('\n')
    .find((line) => line !== '' && !line.split(' ').every((word) => pings.includes(word.replace('@', '')))) ?? ''
