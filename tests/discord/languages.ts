/** What people of the story want and what the bot says to it, in both languages. */
import type { Tap, Wish } from './ways.js'

const phone = '13800000001'
const wish = (command: string, filled: Wish['filled'], line: string): Wish => ({ command, filled, line })
const form = (command: string, form: Wish['form'], line: string): Wish => ({ command, form, line })

export interface Language {
  locale: 'zh-CN' | 'en'
  bind: Wish
  bound: string
  roles: [li: string, wang: string, zhao: string, chen: string]
  iam(name: string, role: string): Wish
  approve(name: string): Tap
  approved(name: string, role: string): string
  liaisons: string
  delivery: Wish
  tooSoon: string
  why: Tap
  /** What is done with visits and customers, and what is said to it. */
  visits: [wish: Wish, says: string][]
  complaint: Wish
  opened: string
  thread: string
  acknowledge: Tap
  foreign: string
  signed: string
  second: Wish
  ring: string
  five: string
  plan(problem: number): Wish
  planned(problem: number): string
  followup: Wish
  closed: string
  reopen: Wish
  reopened: string
  mine: string
  show: string[]
}

export const chinese: Language = {
  locale: 'zh-CN',
  bind: wish('bind', { brand: '岩板一店', purpose: '工作群' }, '/绑定 岩板一店 工作群'),
  bound: '已建品牌“岩板一店”，本群是它的工作群。',
  roles: ['客服专员', '监理', '项目经理', '安装师傅'],
  iam: (name, role) => wish('iam', { name, role }, `/我是 ${name} ${role}`),
  approve: (name) => ['批准', `/人员 批准 ${name}`],
  approved: (name, role) => `${name} 已登记为${role}（岩板一店），周敏批准。`,
  liaisons: '工程部联络人：王强；副：赵六',
  delivery: wish(
    'delivery',
    { customer: '张三', phone, date: '明天上午', address: '翡翠湾3栋1201', goods: '岩板台面2套' },
    '/送货 张三 13800000001 明天上午 翡翠湾3栋1201 岩板台面2套',
  ),
  tooSoon: '提前不足 3 天，请选原因：',
  why: ['客户要求', '客户要求', 'reply'],
  visits: [
    [
      wish(
        'install',
        { customer: '张三', phone, date: '11月24日 上午', crew: '陈师傅', crew_phone: '13900000009' },
        '/安装 张三 13800000001 11月24日 上午 师傅:陈师傅 13900000009',
      ),
      '已预约安装 AZ260309-01\n日期：11月24日 周二 上午',
    ],
    [
      wish(
        'repair',
        { customer: '张三', phone, date: '今天下午', goods: '水槽漏水' },
        '/报修 张三 13800000001 今天下午 水槽漏水',
      ),
      '已预约售服 SF260309-01',
    ],
    [wish('schedule', { date: '明天' }, '/排班 明天'), 'SH260309-01 张三 138****0001，翡翠湾3栋1201，岩板台面2套'],
    [
      wish('move', { code: 'AZ260309-01', date: '11月25日下午' }, '/改期 AZ260309-01 11月25日下午'),
      '11月24日 周二 上午 → 11月25日 周三 下午',
    ],
    [wish('cancel', { code: 'AZ260309-01', reason: '客户出差' }, '/取消 AZ260309-01 客户出差'), '已取消 AZ260309-01'],
    [wish('done', { code: 'SF260309-01' }, '/完成 SF260309-01'), '已完成 SF260309-01（售服 张三）'],
    [wish('customer', { customer: '张三' }, '/客户 张三'), 'SH260309-01 送货'],
    [wish('find', { text: '张三' }, '/查找 张三'), 'SH260309-01 送货'],
  ],
  complaint: form(
    'complaint',
    { customer: '张三', phone, problems: '台面开裂\n水槽漏水' },
    '/投诉 张三 13800000001 台面开裂；水槽漏水',
  ),
  opened: '投诉 TS260309-01 · 张三\n· 1. 台面开裂 → 工程部\n· 2. 水槽漏水 → 工程部',
  thread: 'TS260309-01 张三 台面开裂',
  acknowledge: ['知晓', '收到'],
  foreign: '这一项由工程部的联络人知晓，您不用操作，谢谢。',
  signed: 'TS260309-01 · 工程部 · 王强',
  second: form(
    'complaint',
    { customer: '王五', phone: '13800000002', problems: '水槽漏水' },
    '/投诉 王五 13800000002 水槽漏水',
  ),
  ring: '⏰ TS260309-02 · 工程部 还未知晓，请在',
  five: '送货安装',
  plan: (problem) =>
    form(
      'plan',
      { code: 'TS260309-01', problem: String(problem), plan: '更换台面', date: '3月20日' },
      `/处理意见 TS260309-01 ${problem} 更换台面 3月20日`,
    ),
  planned: (problem) => `TS260309-01 问题 ${problem}（工程部）处理意见：更换台面，承诺 3月20日 周五 完成`,
  followup: form(
    'followup',
    { code: 'TS260309-01', satisfied: '满意', score: '5', remark: '师傅很准时' },
    '/回访 TS260309-01 满意 5 师傅很准时',
  ),
  closed: 'TS260309-01 回访：满意、5分、师傅很准时。已结案',
  reopen: form('reopen', { code: 'TS260309-01', reason: '又漏水了' }, '/重开 TS260309-01 又漏水了'),
  reopened: 'TS260309-01 已重开，第 2 轮，原因：又漏水了。请重新知晓',
  mine: '/待办',
  show: ['1. 台面开裂 · 工程部', '更换台面', '师傅很准时'],
}

export const english: Language = {
  locale: 'en',
  bind: wish('bind', { brand: 'Slab One', purpose: 'work group' }, '/bind Slab One work'),
  bound: 'New brand “Slab One”; this is its',
  roles: ['customer service', 'supervisor', 'project manager', 'installer'],
  iam: (name, role) => wish('iam', { name, role }, `/iam ${name} ${role}`),
  approve: (name) => ['Approve', `/staff approve ${name}`],
  approved: (name, role) => `${name} is now ${role} (Slab One), approved by 周敏.`,
  liaisons: '工程部 liaison: 王强; deputy: 赵六',
  delivery: wish(
    'delivery',
    { customer: 'Zhang San', phone, date: 'tomorrow am', address: '3-1201 Jade Bay', goods: 'two slab tops' },
    '/delivery Zhang San 13800000001 tomorrow am 3-1201 Jade Bay two slab tops',
  ),
  tooSoon: 'That is less than 3 days ahead. Why?',
  why: ['Customer wish', 'customer', 'reply'],
  visits: [
    [
      wish(
        'install',
        { customer: 'Zhang San', phone, date: 'Nov 24 am', crew: 'Chen', crew_phone: '13900000009' },
        '/install Zhang San 13800000001 Nov 24 am crew:Chen 13900000009',
      ),
      'Booked: installation AZ260309-01\ndate: Tue 24 Nov morning',
    ],
    [
      wish(
        'repair',
        { customer: 'Zhang San', phone, date: 'today pm', goods: 'leaking sink' },
        '/repair Zhang San 13800000001 today pm leaking sink',
      ),
      'Booked: service visit SF260309-01',
    ],
    [wish('schedule', { date: 'tomorrow' }, '/schedule tomorrow'), 'SH260309-01 Zhang San 138****0001'],
    [
      wish('move', { code: 'AZ260309-01', date: 'Nov 25 pm' }, '/move AZ260309-01 Nov 25 pm'),
      'Tue 24 Nov morning → Wed 25 Nov afternoon',
    ],
    [
      wish('cancel', { code: 'AZ260309-01', reason: 'customer is away' }, '/cancel AZ260309-01 customer is away'),
      'Cancelled: AZ260309-01',
    ],
    [wish('done', { code: 'SF260309-01' }, '/done SF260309-01'), 'Done: SF260309-01 (service visit, Zhang San)'],
    [wish('customer', { customer: 'Zhang San' }, '/customer Zhang San'), 'SH260309-01 delivery'],
    [wish('find', { text: 'Zhang San' }, '/find Zhang San'), 'SH260309-01 delivery'],
  ],
  complaint: form(
    'complaint',
    { customer: 'Zhang San', phone, problems: 'top cracked\nsink leaking' },
    '/complaint Zhang San 13800000001 top cracked; sink leaking',
  ),
  opened: 'Complaint TS260309-01 · Zhang San\n· 1. top cracked → 工程部\n· 2. sink leaking → 工程部',
  thread: 'TS260309-01 Zhang San top cracked',
  acknowledge: ['Acknowledge', 'got it'],
  foreign: 'This one is for the liaison of 工程部. Nothing to do for you, thank you.',
  signed: 'TS260309-01 · 工程部 · acknowledged by 王强',
  second: form(
    'complaint',
    { customer: 'Wang Wu', phone: '13800000002', problems: 'sink leaking' },
    '/complaint Wang Wu 13800000002 sink leaking',
  ),
  ring: '⏰ TS260309-02 · 工程部 has not acknowledged yet',
  five: 'Deliveries and installations',
  plan: (problem) =>
    form(
      'plan',
      { code: 'TS260309-01', problem: String(problem), plan: 'replace the top', date: 'Mar 20' },
      `/plan TS260309-01 ${problem} replace the top Mar 20`,
    ),
  planned: (problem) => `TS260309-01 problem ${problem} (工程部), plan: replace the top, promised for Fri 20 Mar`,
  followup: form(
    'followup',
    { code: 'TS260309-01', satisfied: 'Satisfied', score: '5', remark: 'the crew was on time' },
    '/followup TS260309-01 satisfied 5 the crew was on time',
  ),
  closed: 'TS260309-01 follow-up: satisfied, 5 of 5, the crew was on time. Closed',
  reopen: form('reopen', { code: 'TS260309-01', reason: 'leaking again' }, '/reopen TS260309-01 leaking again'),
  reopened: 'TS260309-01 is open again, round 2: leaking again. Please acknowledge again',
  mine: '/mine',
  show: ['1. top cracked · 工程部', 'replace the top', 'the crew was on time'],
}
