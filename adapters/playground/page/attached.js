/** The files that go out with the next message: chosen, listed by name, taken off again. */
import { element, find, icon } from './element.js'
import { word } from './words.js'

const most = 10
const largest = 8 * 1024 * 1024

export class Attached {
  /** `refuse(code)` tells the person why a file is not taken. */
  constructor(refuse) {
    this.refuse = refuse
    this.files = []
    this.input = find('files')
    find('attach').append(icon('clip'))
    find('attach').addEventListener('click', () => this.input.click())
    this.input.addEventListener('change', () => {
      this.add([...this.input.files])
      // The same file chosen again is a change again.
      this.input.value = ''
    })
  }

  add(files) {
    if (files.some(({ size }) => size > largest)) this.refuse('too_large')
    if (files.some(({ size }) => size === 0)) this.refuse('malformed')
    const fit = files.filter(({ size }) => size > 0 && size <= largest)
    if (this.files.length + fit.length > most) this.refuse('too_many')
    this.set([...this.files, ...fit].slice(0, most))
  }

  set(files) {
    this.files = files
    find('attached').hidden = files.length === 0
    find('attached').replaceChildren(...files.map((file) => this.chip(file)))
  }

  chip(file) {
    const label = word('detach', { name: file.name })
    const off = () => {
      this.set(this.files.filter((one) => one !== file))
      find('text').focus()
    }
    const attributes = { type: 'button', 'aria-label': label, title: label, data: { testid: 'detach' } }
    return element(
      'li',
      { data: { testid: 'attachment' } },
      element('span', {}, file.name),
      element('button', { ...attributes, on: { click: off } }, icon('close')),
    )
  }
}
