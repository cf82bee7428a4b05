/** The files of a message: pictures small, all else by name. */
import { element, icon } from './element.js'
import { fileAt } from './server.js'

const pictures = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']

export function filesOf(view, message) {
  const files = message.files ?? []
  return files.length > 0 && element('div', { class: 'files' }, ...files.map((file) => shownFile(view, message, file)))
}

function shownFile(view, message, file) {
  const href = fileAt(view.me, message.id, file.id)
  const data = { testid: 'file' }
  if (!pictures.includes(file.type))
    return element(
      'a',
      { class: 'file', href, download: file.name, data },
      icon('clip'),
      element('span', {}, file.name),
    )
  const picture = element('img', { src: href, alt: file.name, width: '160', height: '120' })
  return element('a', { class: 'picture', href, target: '_blank', rel: 'noopener', data }, picture)
}
