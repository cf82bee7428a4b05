/** What the custom app is told: encrypted XML to its callback address, tried three times, answered within five seconds. */
import { change } from './app-messages.js'
import type { Card } from './card.js'
import { field, opened, signed } from './sealed.js'
import type { Pressed } from './told.js'
import type { Stored, World } from './world.js'

const patience = 5000

/** @returns what came of it; `reached` when it was answered with 200 */
export async function callBack(world: World, fields: string): Promise<Pressed> {
  const { corpId, agentId } = world.app
  const time = Math.floor(world.now() / 1000)
  const head = `<ToUserName><![CDATA[${corpId}]]></ToUserName><CreateTime>${time}</CreateTime>`
  const xml = `<xml>${head}${fields}<AgentID>${agentId}</AgentID></xml>`
  const pressed: Pressed = { reached: false, tries: 0 }
  if (world.callbackUrl === undefined) return pressed
  while (pressed.tries < 3 && !pressed.reached) {
    pressed.tries += 1
    const { query, body } = signed(world, xml)
    const signal = AbortSignal.timeout(patience)
    const headers = { 'content-type': 'text/xml' }
    try {
      const answer = await fetch(`${world.callbackUrl}?${query}`, { method: 'POST', headers, body, signal })
      pressed.status = answer.status
      pressed.answer = await answer.text()
      pressed.reached = answer.status === 200
    } catch (error) {
      if (!(error instanceof Error)) throw error
      pressed.answer = error.message
    }
  }
  world.touch()
  return pressed
}

/** A passive reply changes the card, for whoever pressed it. */
export function takeReply(world: World, pressed: Pressed, stored: Stored): void {
  if (!pressed.reached || !pressed.answer || pressed.answer === 'success' || !stored.card) return
  try {
    const reply = opened(world, pressed.answer)
    const card = cardOf(reply, stored.card)
    change(stored, card)
    pressed.updated = card
  } catch (error) {
    world.complain(`callback: ${String(error)}`)
  }
  world.touch()
}

function cardOf(reply: string, before: Card): Card {
  const kind = field(reply, 'MsgType')
  if (kind === 'update_button') return { ...before, replaced: field(reply, 'ReplaceName') ?? '' }
  if (kind !== 'update_template_card') throw new Error(`a passive reply of the type ${kind}`)
  const title = { title: field(reply, 'Title') ?? '', desc: field(reply, 'Desc') ?? '' }
  const sub_title_text = field(reply, 'SubTitleText') ?? ''
  return { card_type: 'text_notice', task_id: before.task_id, main_title: title, sub_title_text }
}
