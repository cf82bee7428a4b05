/** What a message says: text with its mentions, facts, lists, buttons and files. */
import { element, icon } from './element.js'
import { filesOf } from './files.js'
import { word } from './words.js'

/** `does` has press(message, choice) and speakAs(person). */
export function body(view, message, does) {
  const blocks = message.blocks ?? (message.text ? [{ kind: 'text', text: message.text }] : [])
  const plain = blocks.length === 1 && blocks[0].kind === 'text' && !blocks[0].text.trim().includes('\n')
  const first = blocks.findIndex((block) => block.kind === 'text')
  const parts = blocks.map((block, index) =>
    kinds[block.kind](block, { view, message, does, head: !plain && index === first && !message.by }),
  )
  const above = message.mentions.length > 0 && pings(view, message.mentions, does)
  return [above, ...parts, filesOf(view, message)].filter(Boolean)
}

const kinds = {
  text: ({ text }, { view, head }) => {
    const [line, ...rest] = text.split('\n')
    if (!head) return element('p', { class: 'text' }, ...named(view, text))
    const below = rest.join('\n').trim()
    return element(
      'div',
      { class: 'text' },
      element('p', { class: 'head' }, ...named(view, line)),
      below !== '' && element('p', {}, ...named(view, below)),
    )
  },
  facts: ({ facts }) =>
    element('dl', {}, ...facts.flatMap(({ label, value }) => [element('dt', {}, label), element('dd', {}, value)])),
  list: ({ title, items }, { view }) =>
    element(
      'div',
      { class: 'list' },
      title && element('p', { class: 'list-title' }, title),
      element('ul', {}, ...items.map((item) => element('li', {}, ...named(view, item)))),
    ),
  choices: ({ choices }, { view, message, does }) =>
    element('div', { class: 'choices' }, ...choices.map((choice) => button(view, message, choice, does))),
}

function button(view, message, { id, label }, does) {
  const busy = view.busy.has(`${message.id}/${id}`)
  const attributes = { type: 'button', 'aria-busy': busy && 'true', data: { testid: 'choice', choice: id } }
  return element('button', { ...attributes, on: { click: () => busy || does.press(message, id) } }, label)
}

/** The people a card calls. Somebody else's name carries a tap that makes you them. */
function pings(view, mentions, does) {
  const ping = ({ account, name }) => {
    const known = view.people.some(({ id }) => id === account)
    const mine = account === view.me
    const chip = element('span', { class: mine ? 'ping mine' : 'ping' }, `@${name}`)
    if (mine || !known) return chip
    const attributes = {
      type: 'button',
      class: 'be',
      'aria-label': word('be', { name }),
      data: { testid: 'be', person: account },
    }
    chip.append(element('button', { ...attributes, on: { click: () => does.speakAs(account) } }, word('be_short')))
    return chip
  }
  return element('p', { class: 'pings' }, ...mentions.map(ping))
}

/** The text with every @name of somebody here set off. */
function named(view, text) {
  const names = [...view.people.map(({ name }) => name), view.bot.name].sort((a, b) => b.length - a.length)
  const literal = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const parts = text.split(new RegExp(`([@\\uFF20](?:${literal.join('|')}))`, 'i'))
  return parts.map((part, index) => {
    if (index % 2 === 0) return part
    return element('span', { class: part.slice(1) === view.person.name ? 'name mine' : 'name' }, part)
  })
}

export function lockMark() {
  return element('span', { class: 'mark' }, icon('lock'), word('only_you'))
}
