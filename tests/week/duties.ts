/** Who presses what when the bot asks for it: what everybody at the dealer's has learnt on the first day. */
import type { Post, Staff } from './dealer.js'
import type { Seen } from './way.js'

interface Duty {
  by: Post
  where: 'work' | 'depot'
  /** Words of the message. */
  asked: RegExp
  /** What can be pressed, the best first. */
  presses: (string | RegExp)[]
  /** Not before, "17:00". */
  from?: string
}

/** In the groups; the first line that fits a message counts. */
export const DUTIES: Duty[] = [
  { by: 'keeper', where: 'depot', asked: /到货核对/, presses: ['全部齐', '齐'] },
  { by: 'keeper', where: 'depot', asked: /排班/, presses: ['知晓'] },
  { by: 'assistant', where: 'work', asked: /送货确认|到货预约|延期通知|变更通知|货损|到货损坏/, presses: ['打下一个'] },
  { by: 'assistant', where: 'work', asked: /【延期】/, presses: ['打电话', /^改期 /] },
  { by: 'assistant', where: 'work', asked: /遗留货到了吗/, presses: ['到货'] },
  { by: 'assistant', where: 'work', asked: /检查结果/, presses: ['完好'] },
  { by: 'assistant', where: 'work', asked: /遗留货完好[\s\S]*约哪天上门/, presses: [/\d+日/] },
  { by: 'assistant', where: 'work', asked: /改到哪天|改到哪个空档/, presses: [/^\d+月\d+日/] },
  { by: 'assistant', where: 'work', asked: /请选原因/, presses: ['已提前沟通'] },
  { by: 'service', where: 'work', asked: /安装确认|安装回访|送货回访/, presses: ['打下一个'] },
  { by: 'after', where: 'work', asked: /售服回访|联系不上/, presses: ['打下一个', '打电话'] },
  { by: 'lead', where: 'work', asked: /送货时段/, presses: ['打下一个'] },
  { by: 'lead', where: 'work', asked: /没报结果/, presses: ['完成'] },
  { by: 'assistant', where: 'work', asked: /送货后安装/, presses: [/^\d+日/] },
  { by: 'assistant', where: 'work', asked: /送货草案/, presses: ['全部确认', '确认'] },
  { by: 'manager', where: 'work', asked: /安装草案/, presses: ['全部确认', '都就绪，确认', '确认'] },
  { by: 'assistant', where: 'work', asked: /安装条件/, presses: ['全部就绪'] },
  { by: 'after', where: 'work', asked: /今日售服/, presses: ['完成'], from: '17:00' },
  { by: 'assistant', where: 'work', asked: /短信5/, presses: ['处理下一条'] },
  { by: 'after', where: 'work', asked: /短信6|短信7/, presses: ['处理下一条'] },
  { by: 'service', where: 'work', asked: /短信/, presses: ['处理下一条'] },
  { by: 'service', where: 'work', asked: /已解决/, presses: ['效果确认'] },
  { by: 'service', where: 'work', asked: /客户满意吗/, presses: ['满意'] },
  { by: 'supervisor', where: 'work', asked: /工程部 · 请在/, presses: ['知晓'] },
  { by: 'lead', where: 'work', asked: /送货部 · 请在/, presses: ['知晓'] },
  { by: 'manager', where: 'work', asked: /安装部 · 请在/, presses: ['知晓'] },
  { by: 'keeper', where: 'work', asked: /材料部 · 请在/, presses: ['知晓'] },
  { by: 'service', where: 'work', asked: /客服部 · 请在/, presses: ['知晓'] },
]

/** In the direct chat: what a good day answers. */
const ANSWERS = ['有人接待', '确认', '已告知', '满意', '修好了', '已复制发送', '5', '约好了']

/** What that person presses under a message in the direct chat; nothing under most. */
export function answerTo({ text, choices }: Seen): string | undefined {
  if (/请假.*请批准/.test(text) && choices.includes('批准')) return '批准'
  if (/已打分/.test(text) && choices.includes('完成')) return '完成'
  const booked = /周. (上午|下午)/.exec(text)?.[1]
  if (booked !== undefined && choices.includes(booked)) return booked
  return ANSWERS.find((label) => choices.includes(label))
}

const fits = (wanted: string | RegExp, label: string): boolean =>
  typeof wanted === 'string' ? wanted === label : wanted.test(label)

/** Whose it is, and what they would press, the best first. */
export function dutyIn(where: 'work' | 'depot', { text, choices }: Seen, staff: Staff, time: string) {
  const duty = DUTIES.find((one) => one.where === where && one.asked.test(text) && time >= (one.from ?? ''))
  const labels = duty?.presses.flatMap((one) => choices.filter((choice) => fits(one, choice)))
  return duty && { who: staff[duty.by], labels: labels ?? [] }
}
