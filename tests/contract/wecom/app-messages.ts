/** What the custom app tells people one by one, and the single later change of a card by its response code. */
import { randomBytes } from 'node:crypto'
import type { Card } from './card.js'
import { cardIn, isInteractive, takeTaskId } from './check-card.js'
import { bytes, content, object, text, texts } from './fields.js'
import type { Handler } from './http.js'
import { usualLimits } from './limits.js'
import { Refusal } from './refusal.js'
import { fileKinds, fileMessage, keepUpload } from './uploaded.js'
import type { Json, Member, Stored, World } from './world.js'

const hour = 3_600_000
export const sendByApp: Handler = ({ world, body }) => {
  checkAgent(world, body)
  const ids = text(body, 'touser').split('|')
  if (ids.length > 1000) throw new Refusal(40058, 'touser takes at most 1000')
  const composed = compose(world, body)
  const people = ids.flatMap((id) => world.people.find(({ userid }) => userid === id) ?? [])
  const invalid = ids.filter((id) => !world.people.some(({ userid }) => userid === id))
  if (people.length === 0) throw new Refusal(81013)
  const same = JSON.stringify(body)
  const before = world.sentByApp.get(same)
  const within = Number(body.duplicate_check_interval ?? 1800) * 1000
  if (body.enable_duplicate_check === 1 && before && world.now() - before.at < within) return before.answer
  if (composed.card) takeTaskId(world, composed.card, 'app')
  const responseCode = composed.card && isInteractive(composed.card) ? newCode(world) : undefined
  for (const person of people) deliver(world, person, { ...composed, ...(responseCode ? { responseCode } : {}) })
  const answer = {
    ...(invalid.length > 0 ? { invaliduser: invalid.join('|').toLowerCase() } : {}),
    msgid: world.id('app'),
    ...(responseCode ? { response_code: responseCode } : {}),
  }
  world.sentByApp.set(same, { at: world.now(), answer })
  return answer
}

export const uploadByApp: Handler = async ({ world, query, form }) =>
  keepUpload(world, 'app', text(query, 'type'), await form())

export const updateAppCard: Handler = ({ world, body }) => {
  checkAgent(world, body)
  const code = text(body, 'response_code')
  const issued = world.responseCodes.get(code)
  if (issued === undefined || world.now() - issued > 72 * hour) throw new Refusal(40058, 'response_code is used up')
  world.responseCodes.delete(code)
  const people = texts(body, 'userids').flatMap((id) => world.people.find(({ userid }) => userid === id) ?? [])
  if (people.length === 0) throw new Refusal(81013)
  const card = body.template_card === undefined ? undefined : cardIn(world, body)
  const replaced = card ? undefined : text(object(body, 'button'), 'replace_name')
  for (const { board } of people) {
    const stored = board.findLast(({ responseCode }) => responseCode === code)
    if (!stored?.card) throw new Refusal(40058, 'response_code belongs to another card', true)
    change(stored, card ?? { ...stored.card, replaced })
  }
}

export function change(stored: Stored, card: Card): void {
  Object.assign(stored, { card, edited: true })
}

/** A response code; each works once within 72 hours. */
export function newCode(world: World): string {
  const code = randomBytes(16).toString('base64url')
  world.responseCodes.set(code, world.now())
  return code
}

function checkAgent(world: World, { agentid }: Json): void {
  if (String(agentid) !== world.app.agentId) throw new Refusal(301002)
}

function compose(world: World, body: Json): Pick<Stored, 'via' | 'kind' | 'raw'> & Partial<Stored> {
  const kind = text(body, 'msgtype')
  if (kind === 'text') return { via: 'app', kind, raw: cut(world, 'message/send', content(body, kind, 20_480)) }
  if (kind === 'markdown') return { via: 'app', kind, raw: content(body, kind, 2048) }
  if (fileKinds.includes(kind)) return { via: 'app', ...fileMessage(world, 'app', body) }
  if (kind !== 'template_card') throw new Refusal(40008)
  const card = cardIn(world, body)
  const listens = world.callbackUrl !== undefined || world.setting.callbackIsSet
  if (isInteractive(card) && !listens) throw new Refusal(43012)
  return { via: 'app', kind: 'card', raw: '', card }
}

/** Text of the app that is too long is not refused: its end is missing. */
export function cut(world: World, path: string, said: string): string {
  if (bytes(said) <= 2048) return said
  world.complain(`${path}: text of more than 2048 bytes was cut`)
  return Buffer.from(said).subarray(0, 2048).toString('utf8')
}

/** Too much for one person is dropped in silence. */
function deliver(world: World, person: Member, given: Pick<Stored, 'via' | 'kind' | 'raw'> & Partial<Stored>): void {
  if (!world.within(`app member ${person.userid}`, usualLimits)) world.dropped += 1
  else world.post(person.board, given)
}
