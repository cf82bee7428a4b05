/** Makes elements. Everything that comes from outside becomes a text node or an attribute, never markup. */

const svg = 'http://www.w3.org/2000/svg'
const strokes = {
  menu: 'M4 7h16M4 12h16M4 17h10',
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  send: 'M12 19V5.5M6 11l6-6 6 6',
  reply: 'M9.5 7 4.5 12l5 5M5 12h9a5 5 0 0 1 5 5v1',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  idea: 'M9 17h6M10 20h4M12 4a5.5 5.5 0 0 0-3.4 9.8c.6.5.9 1.1.9 1.7h5c0-.6.3-1.2.9-1.7A5.5 5.5 0 0 0 12 4z',
  clip: 'M18.5 11.5l-7 7a4.2 4.2 0 0 1-6-6l7.5-7.5a2.8 2.8 0 0 1 4 4l-7.4 7.4a1.4 1.4 0 0 1-2-2l6.4-6.4',
  closed: 'M5 12.5l4.5 4.5L19 7.5',
  thread: 'M5 5v7a3 3 0 0 0 3 3h10M14.5 11.5 18 15l-3.5 3.5',
  bot: 'M5 5.5h14v9.5h-7l-4 4v-4H5zM9 10.2l2.2 2.2 3.8-4',
  lock: 'M7 11h10v8H7zM9 11V8a3 3 0 0 1 6 0v3',
}

/** `on` holds listeners, `data` the data attributes; a property that is false or undefined is left out. */
export function element(tag, { on = {}, data = {}, ...attributes } = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value)
  }
  Object.assign(made.dataset, data)
  for (const [event, listener] of Object.entries(on)) made.addEventListener(event, listener)
  made.append(...children.filter((child) => child !== undefined && child !== false))
  return made
}

export const icon = (name) => draw(strokes[name])

function draw(line) {
  const drawn = document.createElementNS(svg, 'svg')
  const path = document.createElementNS(svg, 'path')
  drawn.setAttribute('viewBox', '0 0 24 24')
  drawn.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', line)
  drawn.append(path)
  return drawn
}

/** A round picture of a person: the first letter of the name on a colour of their own. */
export function face(person) {
  if (!person) return element('span', { class: 'face bot', 'aria-hidden': 'true' }, icon('bot'))
  const sum = [...person.id].reduce((total, letter) => total + letter.codePointAt(0), 0)
  return element('span', { class: `face hue-${sum % 8}`, 'aria-hidden': 'true' }, [...person.name][0])
}

/** The three reactions on offer are drawn, for not every machine has a font of them; any other is its character. */
const emojis = {
  '👍': ['thumb', 'M4 11h3v9H4zM7 11l4-7.5c1.7.2 2.6 1.4 2.3 3L12.7 9.5h5a2 2 0 0 1 2 2.4l-1.2 6.5a2 2 0 0 1-2 1.6H7z'],
  '✅': [
    'tick',
    'M5.5 3h13A2.5 2.5 0 0 1 21 5.5v13a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 18.5v-13A2.5 2.5 0 0 1 5.5 3zM7.5 12.5l3 3 6-7',
  ],
  '👌': [
    'hand',
    'M11.5 10.5V4.3a1.3 1.3 0 0 1 2.6 0V10h.4V5.3a1.3 1.3 0 0 1 2.6 0V11h.4V7.8a1.25 1.25 0 0 1 2.5 0V15c0 3.8-2.6 6.5-6.2 6.5-2.4 0-4.3-1.1-5.1-3.1A4.5 4.5 0 1 1 11.5 10.5zM8 11.8a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 1 0 0-4.2z',
  ],
}

export function emojiMark(emoji) {
  const [kind, path] = emojis[emoji] ?? []
  if (!path) return emoji
  const drawn = draw(path)
  drawn.setAttribute('class', `emoji ${kind}`)
  return drawn
}

export const find = (id) => document.getElementById(id)

/**
 * Makes the children of `parent` those of `items` ({ key, version, make }), touching only what differs:
 * a screen reader then hears only what is new, and the focus stays.
 */
export function reconcile(parent, items) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]))
  let before = null
  for (const { key, version, make } of items.toReversed()) {
    let node = old.get(key)
    old.delete(key)
    if (!node || node.dataset.version !== version) {
      const made = make()
      Object.assign(made.dataset, { key, version })
      const focused = node?.contains(document.activeElement)
      if (node) node.replaceWith(made)
      if (focused) made.focus({ preventScroll: true })
      node = made
    }
    if (node.nextElementSibling !== before || node.parentNode !== parent) parent.insertBefore(node, before)
    before = node
  }
  for (const node of old.values()) node.remove()
}
