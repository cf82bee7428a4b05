/** Where a person types: text, the message being answered, examples to begin with. */
import { Attached } from './attached.js'
import { element, find, icon } from './element.js'
import { firstLine } from './rooms.js'
import { candidatesIn, Suggestions } from './suggestions.js'
import { hasWord, word } from './words.js'

const closedKey = 'playground.examples-closed'

export class Composer {
  /** `send({ text, replyTo, files })` resolves to whether it was taken; `refuse(code)` says why a file is not. */
  constructor(viewNow, send, refuse) {
    this.viewNow = viewNow
    this.send = send
    this.text = find('text')
    this.attached = new Attached(refuse)
    this.suggestions = new Suggestions(this.text, (before) => candidatesIn(viewNow(), before))
    find('send').append(icon('send'))
    find('show-examples').append(icon('idea'))
    find('close-examples').append(icon('close'))
    find('stop-replying').append(icon('close'))
    find('composer').addEventListener('submit', (event) => this.submit(event))
    find('show-examples').addEventListener('click', () => this.showExamples(find('examples').hidden))
    find('close-examples').addEventListener('click', () => this.showExamples(false))
    find('stop-replying').addEventListener('click', () => this.reply())
    this.text.addEventListener('keydown', (event) => this.key(event))
    this.listExamples()
    this.showExamples(sessionStorage.getItem(closedKey) === null)
  }

  /** Fits the words to who speaks where; a fresh room shows the examples in full. */
  show() {
    const view = this.viewNow()
    this.text.placeholder = word('placeholder', { name: view.person.name })
    this.text.setAttribute('aria-label', this.text.placeholder)
    const fresh = ![...view.messages.values()].some(({ room, by }) => by && room === view.room)
    find('examples').classList.toggle('fresh', fresh)
  }

  reply(message) {
    this.replyTo = message?.id
    find('replying').hidden = !message
    if (!message) return
    const name = message.by?.name ?? this.viewNow().bot.name
    find('replying-to').replaceChildren(element('b', {}, word('replying', { name })), ` ${firstLine(message)}`)
    this.text.focus()
  }

  fill(line) {
    this.text.value = line
    this.text.focus()
    this.suggestions.close()
  }

  key(event) {
    // While an input method composes, Enter belongs to it.
    if (event.isComposing || event.keyCode === 229) return
    if (this.suggestions.handles(event)) return
    if (event.key === 'Escape' && this.replyTo) this.reply()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    find('composer').requestSubmit()
  }

  async submit(event) {
    event.preventDefault()
    const text = this.text.value.trim()
    const { replyTo } = this
    const { files } = this.attached
    if (text === '' && files.length === 0) return
    this.text.value = ''
    this.attached.set([])
    this.suggestions.close()
    this.reply()
    if (await this.send({ text, replyTo, files })) return
    if (this.text.value === '') this.text.value = text
    this.attached.set([...files, ...this.attached.files])
  }

  listExamples() {
    const keys = ['example_1', 'example_2', 'example_3', 'example_4'].filter(hasWord)
    const chip = (key) => {
      const line = word(key)
      const attributes = { type: 'button', title: line, data: { testid: 'example' } }
      const children = [element('b', {}, word(`${key}_title`)), element('span', {}, line)]
      return element('button', { ...attributes, on: { click: () => this.fill(line) } }, ...children)
    }
    find('example-list').replaceChildren(...keys.map(chip))
  }

  showExamples(open) {
    find('examples').hidden = !open
    find('show-examples').setAttribute('aria-expanded', String(open))
    if (open) sessionStorage.removeItem(closedKey)
    else sessionStorage.setItem(closedKey, 'yes')
  }
}
