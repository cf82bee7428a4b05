/** The page's line to the server: what it asks, what it tells, what it hears. */

const at = (path) => new URL(path, import.meta.url)

/** Everything a person may see now. Without `as` it is the first person; somebody unknown is taken for that, too. */
export async function load(as) {
  const response = await fetch(at(as ? `state?as=${encodeURIComponent(as)}` : 'state'))
  if (response.status === 404 && as) return load()
  if (!response.ok) throw new Error(`state: ${response.status}`)
  return response.json()
}

/** Resolves to `{ refused? }`; `refused` is the code of why not, or 'failed'. */
export async function tell(path, body) {
  try {
    const response = await fetch(at(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = await response.json()
    return response.ok ? answer : { refused: answer.refused ?? 'failed' }
  } catch {
    return { refused: 'failed' }
  }
}

/** Takes a file to the server, for a message to name it. Resolves to `{ id }` or `{ refused }`. */
export async function upload(file) {
  try {
    const headers = { 'content-type': 'application/octet-stream' }
    const response = await fetch(at('files'), { method: 'POST', headers, body: file })
    const answer = await response.json()
    return response.ok ? answer : { refused: answer.refused ?? 'failed' }
  } catch {
    return { refused: 'failed' }
  }
}

export const fileAt = (as, message, file) => at(`files/${message}/${file}?as=${encodeURIComponent(as)}`).href

/** Hears all that comes after journal line `after`; `heard` has one function per kind of news. Returns how to hang up. */
export function listen(as, after, heard) {
  const source = new EventSource(at(`live?as=${encodeURIComponent(as)}&after=${after}`))
  for (const kind of ['change', 'answered', 'clock', 'menu', 'anew']) {
    source.addEventListener(kind, (event) => heard[kind](JSON.parse(event.data)))
  }
  source.addEventListener('open', () => heard.connected(true))
  source.addEventListener('error', () => heard.connected(false, source.readyState === EventSource.CLOSED))
  return () => source.close()
}
