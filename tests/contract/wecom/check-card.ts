/** The rules for template cards: what is required, how many, how long, and that a task id is never used again. */
import type { Card, Selection } from './card.js'
import { bytes } from './fields.js'
import { Refusal } from './refusal.js'
import type { Json, World } from './world.js'

const interactive = ['button_interaction', 'vote_interaction', 'multiple_interaction']
const notices = ['text_notice', 'news_notice']

/** @throws Refusal 40058 for its form, 42016 or 42018 for its ids. Whether its task id is free is another question. */
export function checkCard(world: World, given: unknown, allowed = [...interactive, ...notices]): Card {
  need(typeof given === 'object' && given !== null, 'template_card must be an object')
  const card = given as Card
  need(allowed.includes(card.card_type), `card_type ${card.card_type}`)
  const { main_title, sub_title_text, card_action, task_id } = card
  const titled = filled(main_title?.title)
  need(titled || (card.card_type === 'text_notice' && filled(sub_title_text)), 'main_title.title')
  if (notices.includes(card.card_type)) {
    const leads =
      (card_action?.type === 1 && filled(card_action.url)) || (card_action?.type === 2 && filled(card_action.appid))
    need(leads, 'card_action')
  }
  if (card.card_type === 'news_notice') need(card.card_image?.url || card.image_text_area, 'card_image')
  if (interactive.includes(card.card_type) || card.action_menu) need(filled(task_id), 'task_id')
  if (task_id !== undefined && !/^[0-9A-Za-z_@-]{1,128}$/.test(task_id)) throw new Refusal(42016)
  checkParts(card)
  checkKeys(card)
  advise(world, card)
  return structuredClone(card)
}

export function isInteractive(card: Card): boolean {
  return interactive.includes(card.card_type)
}

/** @param owner the bot or the app */
export function takeTaskId(world: World, card: Card, owner: string): void {
  if (card.task_id === undefined) return
  const taken = `${owner} ${card.task_id}`
  if (world.taskIds.has(taken)) throw new Refusal(42014)
  world.taskIds.add(taken)
}

function checkParts(card: Card): void {
  const { button_list, checkbox, select_list, submit_button } = card
  if (card.card_type === 'button_interaction') {
    count(button_list, 1, 6, 'button_list')
    for (const { style = 1 } of button_list ?? []) need([1, 2, 3, 4].includes(style), 'button_list.style')
  }
  if (card.card_type === 'vote_interaction') {
    checkSelection(checkbox, 20, 'checkbox')
    need([undefined, 0, 1].includes(checkbox?.mode), 'checkbox.mode')
  }
  if (card.card_type === 'multiple_interaction') {
    count(select_list, 1, 3, 'select_list')
    for (const one of select_list ?? []) checkSelection(one, 10, 'select_list')
  }
  if (['vote_interaction', 'multiple_interaction'].includes(card.card_type)) {
    need(filled(submit_button?.text) && filled(submit_button?.key), 'submit_button')
  }
  count(card.horizontal_content_list ?? [], 0, 6, 'horizontal_content_list')
  for (const { keyname, type, url, userid } of card.horizontal_content_list ?? []) {
    need(filled(keyname), 'horizontal_content_list.keyname')
    need(type !== 1 || filled(url), 'horizontal_content_list.url')
    need(type !== 3 || filled(userid), 'horizontal_content_list.userid')
  }
  count(card.jump_list ?? [], 0, 3, 'jump_list')
  count(card.vertical_content_list ?? [], 0, 4, 'vertical_content_list')
  if (card.action_menu) count(card.action_menu.action_list, 1, 3, 'action_menu.action_list')
}

function checkSelection(selection: Selection | undefined, most: number, name: string): void {
  need(filled(selection?.question_key), `${name}.question_key`)
  count(selection?.option_list, 1, most, `${name}.option_list`)
  for (const { id, text } of selection?.option_list ?? []) {
    need(filled(text), `${name}.option_list.text`)
    if (!filled(id) || bytes(id) > 128) throw new Refusal(42018, `${name}.option_list.id`)
  }
}

function checkKeys(card: Card): void {
  const buttons = [...(card.button_list ?? []), ...(card.action_menu?.action_list ?? [])]
  for (const { text } of buttons) need(filled(text), 'button text')
  const pressed = buttons.filter(({ type }) => type !== 1).map(({ key }) => key)
  const questions = [card.checkbox, ...(card.select_list ?? [])].flatMap((one) => (one ? [one.question_key] : []))
  const options = [card.checkbox, ...(card.select_list ?? [])].map((one) => one?.option_list.map(({ id }) => id) ?? [])
  const keys = [...pressed, ...(card.submit_button ? [card.submit_button.key] : [])]
  if (keys.some((key) => !filled(key) || bytes(key) > 1024)) throw new Refusal(42018)
  for (const all of [keys, questions, ...options]) {
    if (new Set(all).size !== all.length) throw new Refusal(42018, 'duplicate key')
  }
}

/** Suggested lengths, in Chinese characters; what is longer is cut on small screens. */
function advise(world: World, card: Card): void {
  const suggested: [string, string | undefined, number][] = [
    ['title', card.main_title?.title, 26],
    ['desc', card.main_title?.desc, 30],
    ['sub_title_text', card.sub_title_text, 112],
    ...(card.horizontal_content_list ?? []).flatMap(({ keyname, value }): [string, string | undefined, number][] => [
      ['keyname', keyname, 5],
      ['value', value, 26],
    ]),
    ...(card.button_list ?? []).map(({ text }): [string, string, number] => ['button', text, 10]),
  ]
  for (const [name, said = '', most] of suggested) {
    if (width(said) > most) world.advice.push(`${name} of a card is longer than ${most}: ${said}`)
  }
}

function width(said: string): number {
  return [...said].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1), 0)
}

function filled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function count(list: unknown, least: number, most: number, name: string): void {
  need(Array.isArray(list) && list.length >= least && list.length <= most, `${name} takes ${least} to ${most}`)
}

function need(condition: unknown, name: string): asserts condition {
  if (!condition) throw new Refusal(40058, `template_card: ${name}`)
}

/** As the body of a request carries it. */
export function cardIn(world: World, body: Json, allowed?: string[]): Card {
  return checkCard(world, body.template_card, allowed)
}
