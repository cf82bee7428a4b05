/** A form as a page to read and to print. */
import { Html, html } from './html.js'
import type { Paper, PaperPart } from './paper.js'

export interface Frame {
  locale: string
  style: string
  /** The spreadsheet of the same form. */
  sheet: { address: string; label: string }
}

export const pageOf = (paper: Paper, { locale, style, sheet }: Frame): string =>
  documentOf({
    locale,
    style,
    title: `${paper.title} ${paper.code}`,
    body: html`<nav><a href="${sheet.address}" download>${sheet.label}</a></nav>
${paper.copies.map((copy) => copyOf(paper, copy))}`,
  })

/** A page that only says one thing. */
export const sentencePage = (sentence: string, { locale, style }: Pick<Frame, 'locale' | 'style'>): string =>
  documentOf({ locale, style, title: sentence, body: html`<p>${sentence}</p>` })

const documentOf = ({ locale, style, title, body }: { locale: string; style: string; title: string; body: Html }) =>
  html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
${body}
</body>
</html>
`.text

const copyOf = ({ title, brand, numbered, parts }: Paper, copy: string): Html => html`<section>
<header><div>${brand}</div><span>${numbered}</span><h1>${title}</h1>${copy === '' ? '' : html`<div class="copy">${copy}</div>`}</header>
${parts.map(partOf)}
</section>
`

function partOf(part: PaperPart): Html {
  if (part.kind === 'fields')
    return html`<dl>${part.fields.map(
      ({ label, content, wide }) =>
        html`<div${wide ? html` class="wide"` : ''}><dt>${label}</dt><dd>${content}</dd></div>`,
    )}</dl>
`
  if (part.kind === 'boxes')
    return html`<h2>${part.title}</h2><div class="boxes">${part.boxes.map(
      ({ label, signed, remark }) => html`<div><strong>${label}</strong><p>${signed}</p><p>${remark}</p></div>`,
    )}</div>
`
  return html`<h2>${part.title}</h2><div class="scroll"><table>
<thead><tr>${part.columns.map(({ label, span }) => html`<th class="w${span}">${label}</th>`)}</tr></thead>
<tbody>${part.rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody></table></div>
`
}
