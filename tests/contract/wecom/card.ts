/** The parts of a template card, and what of it a person reads. */
import { visible } from './markdown.js'

export interface Card {
  card_type: 'text_notice' | 'news_notice' | 'button_interaction' | 'vote_interaction' | 'multiple_interaction'
  task_id?: string
  source?: { desc?: string }
  main_title?: { title?: string; desc?: string }
  sub_title_text?: string
  quote_area?: { title?: string; quote_text?: string }
  horizontal_content_list?: { keyname: string; value?: string; type?: number; url?: string; userid?: string }[]
  vertical_content_list?: { title: string; desc?: string }[]
  jump_list?: { type?: number; title: string; url?: string; appid?: string }[]
  card_action?: { type: number; url?: string; appid?: string }
  card_image?: { url?: string }
  image_text_area?: object
  action_menu?: { desc?: string; action_list: Button[] }
  button_selection?: Selection
  button_list?: Button[]
  checkbox?: Selection & { mode?: number }
  select_list?: Selection[]
  submit_button?: { text: string; key: string }
  /** Set by the platform: the text that stands on its buttons after one was pressed. */
  replaced?: string
}

export interface Button {
  text: string
  key: string
  style?: number
  type?: number
  url?: string
}

export interface Selection {
  question_key: string
  title?: string
  selected_id?: string
  option_list: { id: string; text: string; is_checked?: boolean }[]
}

/** What stands on it, a line each: title, description, sub title, facts. */
export function wordsOf(card: Card): string {
  const { main_title, sub_title_text, quote_area, horizontal_content_list = [], vertical_content_list = [] } = card
  const lines = [
    main_title?.title,
    main_title?.desc,
    quote_area?.title,
    quote_area?.quote_text,
    sub_title_text,
    ...horizontal_content_list.map(({ keyname, value = '' }) => `${keyname}: ${value}`),
    ...vertical_content_list.map(({ title, desc = '' }) => `${title} ${desc}`.trim()),
    card.replaced,
  ]
  return lines.filter((line) => line !== undefined && line !== '').join('\n')
}

/** What a person can press or pick, in order. */
export function labelsOf(card: Card): string[] {
  if (card.replaced !== undefined) return []
  return choicesOf(card).map(({ label }) => label)
}

/** What the bot is told when somebody presses that. */
export interface Pressing {
  label: string
  key: string
  selected: { question_key: string; option_ids: string[] }[]
}

export function choicesOf(card: Card): Pressing[] {
  if (card.replaced !== undefined) return []
  const menu = card.action_menu?.action_list ?? []
  const pressed = [...(card.button_list ?? []), ...menu]
    .filter(({ type }) => type !== 1)
    .map(({ text, key }) => ({ label: visible(text), key, selected: [] }))
  const asked = [...(card.checkbox ? [card.checkbox] : []), ...(card.select_list ?? [])]
  const picked = asked.flatMap((question) =>
    question.option_list.map(({ id, text }) => ({
      label: visible(text),
      key: card.submit_button?.key ?? '',
      selected: asked.map((one) => ({
        question_key: one.question_key,
        option_ids: [one === question ? id : (one.selected_id ?? one.option_list[0]?.id ?? '')],
      })),
    })),
  )
  return [...pressed, ...picked]
}
