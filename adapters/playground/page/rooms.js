/** The list of rooms, their threads indented beneath, each with a dot for what is unread. */
import { element, face, find, icon, reconcile } from './element.js'
import { shown, word } from './words.js'

export function showRooms(view, go) {
  const items = view.rooms.flatMap((room) => [
    item(view, go, room, undefined, room.title),
    ...view.threadsOf(room.id).map(({ id, title, closed }) => item(view, go, room, id, title, closed)),
  ])
  reconcile(find('room-list'), items)
  const unread = items.some((one) => one.unread)
  find('open-rooms').classList.toggle('unread', unread)
  document.title = `${unread ? '● ' : ''}${word('title')}`
}

function item(view, go, room, thread, title, closed = false) {
  const current = view.room === room.id && view.thread === thread
  const unread = !current && view.isUnread(room.id, thread)
  const newest = view.messagesIn(room.id, thread).at(-1)
  const line = newest ? firstLine(newest) : room.direct ? word('direct') : ''
  const make = () =>
    element(
      'li',
      { class: thread ? 'thread' : 'room' },
      element(
        'button',
        {
          type: 'button',
          'aria-current': current && 'page',
          data: {
            testid: thread ? 'thread' : 'room',
            id: thread ?? room.id,
            unread: String(unread),
            closed: String(closed),
          },
          on: { click: () => go(room.id, thread) },
        },
        thread ? icon(closed ? 'closed' : 'thread') : room.direct ? face() : face({ id: room.id, name: room.title }),
        element('span', { class: 'lines' }, element('b', {}, title), !thread && element('small', {}, line)),
        element(
          'span',
          { class: 'aside' },
          !thread && newest && element('time', {}, shown(newest.at, 'time')),
          unread && element('i', { class: 'dot', role: 'img', 'aria-label': word('unread') }),
        ),
      ),
    )
  const version = [current, unread, title, closed, line, newest?.seq].join('|')
  return { key: `${room.id}/${thread ?? ''}`, version, make, unread }
}

/** What a message says in one line. */
export function firstLine(message) {
  const text = message.text ?? message.blocks?.find((block) => block.kind === 'text')?.text ?? ''
  return text.split('\n', 1)[0] || (message.files?.[0]?.name ?? '')
}
