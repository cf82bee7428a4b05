/** A post with choices as a template card: buttons, a list to tick when there are many, or neither once a choice was made. */
import type { TemplateCard, TemplateCardHorizontalContent } from '@wecom/aibot-node-sdk'
import type { Choice, Post } from '../../src/core/post.js'
import { cutToWidth, widthOf } from './cut.js'
import { choicesOf, type Line, linesOf } from './lines.js'
import { atName, namedIn } from './mentions.js'
import { plain, plainLine } from './plain.js'

const mostButtons = 6
const mostOptions = 20
const mostFacts = 6
/** What a card has room for, in Chinese characters; WeCom advises these. Its first line may take two. */
const widestTitle = 36
const widestButton = 10
const widestLabel = 5
const widestValue = 26

/** @param taskId of `A-Za-z0-9_@-`, never used before; in an update that of the card which was pressed. */
export function renderCard(post: Post, taskId: string): TemplateCard {
  const lines = linesOf(post.blocks)
  const heading = lines.find(({ kind }) => kind === 'heading') ?? (lines[0] as Line)
  const rest = lines.filter((line) => line !== heading)
  const facts = rest.flatMap(factOf).slice(0, mostFacts)
  const people = namedIn(post).map((one) => plain(atName(one)))
  const others = rest.filter((line) => !facts.some(({ of }) => of === line)).map(plainLine)
  const text = [people.join(' '), ...others]
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return {
    ...tapped(choicesOf(post)),
    main_title: { title: cutToWidth(plainLine(heading), widestTitle) },
    ...(text !== '' && { sub_title_text: text }),
    ...(facts.length > 0 && { horizontal_content_list: facts.map(({ shown }) => shown) }),
    task_id: taskId,
  }
}

/** A fact that is too wide for its place stands whole in the text below. */
function factOf(line: Line): { of: Line; shown: TemplateCardHorizontalContent }[] {
  if (line.kind !== 'fact' || line.label === '' || line.value === '' || line.value.includes('\n')) return []
  if (widthOf(line.label) > widestLabel || widthOf(line.value) > widestValue) return []
  return [{ of: line, shown: { keyname: plain(line.label), value: plain(line.value) } }]
}

function tapped(choices: Choice[]): TemplateCard {
  if (choices.length === 0) return untapped
  if (choices.length <= mostButtons) return { card_type: 'button_interaction', button_list: choices.map(toButton) }
  return {
    card_type: 'vote_interaction',
    checkbox: {
      question_key: 'choice',
      mode: 0,
      option_list: choices.slice(0, mostOptions).map(({ id, label }) => ({ id, text: plain(label) })),
    },
    // A sign, because the words of a post are all that may be shown.
    submit_button: { text: '\u2713', key: 'submit' },
  }
}

/**
 * A card of buttons needs one at least, which would still be pressed: after the choice the card becomes a notice, as updates
 * may. A notice must lead somewhere when it is tapped.
 */
const untapped: TemplateCard = {
  card_type: 'text_notice',
  card_action: { type: 1, url: 'https://work.weixin.qq.com' },
}

/** The first is what is most likely meant. */
function toButton({ id, label }: Choice, index: number) {
  return { text: cutToWidth(plain(label), widestButton), style: index === 0 ? 1 : 2, key: id }
}
