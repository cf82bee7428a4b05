/** Completes what is being typed: commands after a slash, people after an @; arrows choose, Enter or Tab takes, Esc closes. */
import { element, find } from './element.js'

/** `candidates(textBeforeCaret)` gives `{ from, options: [{ label, note, insert }], sure }`; `sure` marks the first one at once. */
export class Suggestions {
  constructor(text, candidates) {
    this.text = text
    this.list = find('suggestions')
    this.candidates = candidates
    this.close()
    text.addEventListener('input', () => this.update())
    text.addEventListener('blur', () => this.close())
  }

  update() {
    const { from, options, sure } = this.candidates(this.text.value.slice(0, this.text.selectionStart))
    if (options.length === 0) return this.close()
    this.from = from
    this.options = options
    this.list.replaceChildren(...options.map((option, index) => this.row(option, index)))
    this.list.hidden = false
    this.choose(sure ? 0 : -1)
  }

  row({ label, note }, index) {
    const attributes = {
      role: 'option',
      id: `suggestion-${index}`,
      'aria-selected': 'false',
      data: { testid: 'suggestion' },
    }
    // Pressed, not clicked: the text field must not lose the focus first.
    const take = (event) => {
      event.preventDefault()
      this.take(index)
    }
    return element(
      'li',
      { ...attributes, on: { pointerdown: take } },
      element('b', {}, label),
      element('small', {}, note),
    )
  }

  choose(index) {
    this.chosen = index
    for (const [at, row] of [...this.list.children].entries()) row.setAttribute('aria-selected', String(at === index))
    this.list.children[index]?.scrollIntoView({ block: 'nearest' })
    if (index < 0) this.text.removeAttribute('aria-activedescendant')
    else this.text.setAttribute('aria-activedescendant', `suggestion-${index}`)
  }

  take(index) {
    const { value, selectionStart } = this.text
    const { insert } = this.options[index]
    this.text.value = value.slice(0, this.from) + insert + value.slice(selectionStart)
    const caret = this.from + insert.length
    this.text.setSelectionRange(caret, caret)
    this.close()
  }

  close() {
    this.list.hidden = true
    this.options = []
    this.choose(-1)
  }

  /** True when the key was for the list. */
  handles(event) {
    const count = this.options.length
    if (count === 0) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) this.choose(this.chosen < 0 && step < 0 ? count - 1 : (this.chosen + step + count) % count)
    else if (event.key === 'Escape') this.close()
    else if (event.key === 'Tab' && !event.shiftKey) this.take(Math.max(this.chosen, 0))
    else if (event.key === 'Enter' && this.chosen >= 0) this.take(this.chosen)
    else return false
    event.preventDefault()
    return true
  }
}

/** The commands or people that fit the text before the caret. */
export function candidatesIn(view, before) {
  const command = /^[/\uFF0F](\S*)$/.exec(before)
  if (command) return commands(view.menu, command[1].toLowerCase())
  const person = /(?:^|\s)[@\uFF20](\S*)$/.exec(before)
  if (!person) return { options: [] }
  const everybody = [...view.people, { name: view.bot.name, role: '' }].filter(({ name }) => name.startsWith(person[1]))
  const options = everybody.map(({ name, role }) => ({ label: `@${name}`, note: role, insert: `@${name} ` }))
  return { from: before.length - person[1].length - 1, options, sure: true }
}

/** A command typed out whole is not offered, so that Enter sends it. */
function commands(menu, typed) {
  const option = ({ name, description }) => ({ label: `/${name}`, note: description, insert: `/${name} ` })
  const named = menu.filter(({ name }) => name.startsWith(typed))
  const described = menu.filter((command) => !named.includes(command) && command.description.includes(typed))
  const whole = named.some(({ name }) => name === typed)
  return { from: 0, options: [...named, ...described].map(option), sure: named.length > 0 && !whole }
}
