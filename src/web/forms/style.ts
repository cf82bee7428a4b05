/** How a form looks: black on white, A4 on paper, one column on a phone. */

/** @param counted what stands at the foot of each page, before, between and after the two numbers */
export const styleOf = ([before, between, after]: readonly [string, string, string]): string => `
@page { size: A4; margin: 14mm 14mm 18mm; @bottom-center { font: 9pt sans-serif;
  content: ${quoted(before)} counter(page) ${quoted(between)} counter(pages) ${quoted(after)} } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 190mm; padding: 4mm; background: #fff; color: #000;
  font: 10.5pt/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere }
header { display: grid; grid-template-columns: 1fr auto; gap: 0 4mm; margin-bottom: 2mm }
h1 { grid-column: 1 / -1; margin: 2mm 0; font-size: 17pt; text-align: center }
h2 { margin: 4mm 0 1mm; font-size: 11pt; break-after: avoid }
header span { text-align: right }
.copy { grid-column: 1 / -1 }
dl, .boxes { display: grid; padding: 0 1px 1px 0 }
dl { grid-template-columns: 1fr 1fr; margin: 3mm 0 }
dl > div { display: grid; grid-template-columns: 26mm 1fr; min-height: 8mm; break-inside: avoid }
dl > .wide { grid-column: 1 / -1 }
dl > div, .boxes > div { border: 1px solid #000; margin: 0 -1px -1px 0 }
dt, dd, th, td { margin: 0; padding: 1mm 2mm }
dt, th { font-weight: 600; text-align: left }
dt { border-right: 1px solid #000 }
dd, td, .boxes p { white-space: pre-wrap }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
th, td { border: 1px solid #000; vertical-align: top }
thead { display: table-header-group }
tr, .boxes > div { break-inside: avoid }
${Array.from({ length: 12 }, (_, index) => `.w${index + 1} { width: ${((index + 1) / 12) * 100}% }`).join('\n')}
.boxes { grid-template-columns: repeat(3, 1fr) }
.boxes > div { min-height: 24mm; padding: 1mm 2mm }
.boxes p { margin: 1mm 0 0 }
section + section { break-before: page }
@media screen { section + section { margin-top: 12mm; border-top: 1px dashed #000; padding-top: 6mm } }
@media screen and (max-width: 640px) {
  dl { grid-template-columns: 1fr }
  .boxes { grid-template-columns: 1fr 1fr }
  .scroll { overflow-x: auto }
  .scroll > table { min-width: 150mm }
}
@media print { nav { display: none } body { max-width: none; padding: 0 } }
`

const quoted = (text: string): string => `"${text.replace(/["\\\n<]/g, ' ')}"`
