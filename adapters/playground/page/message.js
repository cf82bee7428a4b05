/** One message: who and when, what it says, its reactions, and what can be done with it. */
import { body, lockMark } from './card.js'
import { element, emojiMark, face, icon } from './element.js'
import { firstLine } from './rooms.js'
import { shown, word } from './words.js'

const offered = ['👍', '✅', '👌']

/** `follows`: the same person spoke just before, so that name and face need not be repeated. */
export function article(view, message, follows, does) {
  const author = message.by ? (view.people.find(({ id }) => id === message.by.id) ?? message.by) : undefined
  const name = author?.name ?? view.bot.name
  const time = shown(message.at, 'time')
  const own = author?.id === view.me
  const classes = ['message', own && 'own', !author && 'bot', follows && 'follows', message.only && 'private']
  return element(
    'article',
    {
      class: classes.filter(Boolean).join(' '),
      tabindex: '-1',
      'aria-label': `${name} ${time}`,
      data: {
        testid: 'message',
        id: message.id,
        author: author?.id ?? 'bot',
        private: String(message.only !== undefined),
      },
    },
    follows || own ? element('span', { class: 'face none' }) : face(author),
    element(
      'div',
      { class: 'column' },
      !follows && header(author, name, time, own),
      element(
        'div',
        { class: 'bubble', data: { testid: 'bubble' } },
        message.only && lockMark(),
        message.replyTo && quote(view, message.replyTo),
        ...body(view, message, does),
        message.edited && element('span', { class: 'edited', data: { testid: 'edited' } }, word('edited')),
      ),
      message.opens !== view.thread && message.opens && threadLink(view, message, does),
      reactions(view, message, does),
    ),
    tools(message, does),
  )
}

function header(author, name, time, own) {
  const role = author ? author.role : word('bot_role')
  return element(
    'header',
    {},
    !own && element('b', {}, name),
    !own && role && element('small', {}, role),
    element('time', {}, time),
  )
}

function quote(view, id) {
  const quoted = view.messages.get(id)
  const text = quoted ? `${quoted.by?.name ?? view.bot.name}  ${firstLine(quoted)}` : word('gone')
  return element('p', { class: 'quote', data: { testid: 'quote' } }, text)
}

function threadLink(view, message, does) {
  const thread = view.threads.get(message.opens)
  if (!thread) return undefined
  const count = view.messagesIn(message.room, thread.id).length - 1
  const attributes = {
    type: 'button',
    class: thread.closed ? 'thread-link closed' : 'thread-link',
    title: word('open_thread'),
    data: { testid: 'open-thread', id: thread.id },
  }
  return element(
    'button',
    { ...attributes, on: { click: () => does.go(message.room, thread.id) } },
    icon(thread.closed ? 'closed' : 'thread'),
    element('b', {}, thread.title),
    count > 0 && element('small', {}, word('replies', { count })),
  )
}

function reactions(view, message, does) {
  const set = Object.entries(message.reactions)
  if (set.length === 0) return undefined
  const nameOf = (id) => view.people.find((person) => person.id === id)?.name ?? id
  return element(
    'div',
    { class: 'reactions' },
    ...set.map(([emoji, people]) => {
      const pressed = String(people.includes(view.me))
      const label = `${emoji} ${people.map(nameOf).join(', ')}`
      const attributes = {
        type: 'button',
        title: label,
        'aria-label': label,
        'aria-pressed': pressed,
        data: { testid: 'reaction', emoji },
      }
      return element(
        'button',
        { ...attributes, on: { click: () => does.react(message, emoji) } },
        emojiMark(emoji),
        ` ${people.length}`,
      )
    }),
  )
}

/** Tab reaches these only in the message that has the focus: arrows walk the messages. */
function tools(message, does) {
  const tool = (attributes, click, child) =>
    element('button', { type: 'button', tabindex: '-1', ...attributes, on: { click } }, child)
  const more = word('more')
  return element(
    'div',
    { class: 'tools', role: 'group', 'aria-label': word('message_actions') },
    tool({ class: 'more', 'aria-label': more, title: more, data: { testid: 'more' } }, openTools, icon('more')),
    ...offered.map((emoji) => {
      const label = word('react', { emoji })
      return tool(
        { 'aria-label': label, title: label, data: { testid: 'react', emoji } },
        (event) => {
          closeTools(event)
          does.react(message, emoji)
        },
        emojiMark(emoji),
      )
    }),
    tool(
      { 'aria-label': word('reply'), title: word('reply'), data: { testid: 'reply' } },
      (event) => {
        closeTools(event)
        does.reply(message)
      },
      icon('reply'),
    ),
  )
}

function openTools({ currentTarget }) {
  const mine = currentTarget.closest('.message')
  for (const open of document.querySelectorAll('.message.open')) if (open !== mine) open.classList.remove('open')
  mine.classList.toggle('open')
}

function closeTools({ currentTarget }) {
  currentTarget.closest('.message').classList.remove('open')
}
