/** What people say about complaints: one table, in which a new command is a new line. */
import fc from 'fast-check'
import type { Who } from './stage.js'

/** Whoever is meant: the department's first liaison, or who was pinged with the button. */
export const MEANT = 'meant'

const STAFF: Who[] = ['周敏', '李四', '王强', '赵六', '陈师傅', '钱总', '孙部长', '吴会计', '郑稽核', '冯考核']
export const PEOPLE: Who[] = [...STAFF, '老外']

const RECEPTION: Who[] = ['李四', '周敏']
const CHIEFS: Who[] = ['钱总']
const HEADS: Who[] = ['孙部长', '李四', '吴会计']
/** Those who are asked for money and signatures. */
const ABOVE: Who[] = [...HEADS, '钱总', '郑稽核']
const ANYBODY: Who[] = [...STAFF]

export type Whoever = Who | typeof MEANT

/** One line of the table: `by` are those whose business it is; now and then somebody else says it. */
interface Sentence {
  say: string
  by: Whoever[]
  /** Beside 1 for what is said seldom. */
  often?: number
  /** With a picture of its own. */
  photo?: true
}

/** In braces what is filled in: the code of one of the last two complaints, the number of one of its problems, and the lists below. */
export const SENTENCES: Sentence[] = [
  { say: '/投诉 {customer} {problems}', by: RECEPTION, often: 2 },
  { say: '/问题 {code} {problems}', by: RECEPTION },
  { say: '/知晓 {code}', by: [MEANT], often: 6 },
  { say: '收到', by: [MEANT], often: 3 },
  { say: '/转派 {code} {problem} {department}', by: [...RECEPTION, MEANT], often: 2 },
  { say: '/联系客户 {code} 客户同意', by: [MEANT], often: 3 },
  { say: '/联系客户 {code}', by: [MEANT] },
  { say: '/联系客户 {code} 没人接', by: [MEANT], often: 4 },
  { say: '/联系客户 {code} 没人接 说是在外地', by: [MEANT] },
  { say: '/处理意见 {code} {problem} 更换台面 {day}', by: [MEANT], often: 4 },
  { say: '/解决 {code} {problem} 换好了', by: [MEANT], often: 8 },
  { say: '/效果确认 {code} {problem} 满意', by: RECEPTION, often: 5 },
  { say: '/效果确认 {code} 满意 都好', by: RECEPTION, often: 3 },
  { say: '/效果确认 {code} {problem} 不满意', by: RECEPTION },
  { say: '/效果确认 {code} {problem} 不满意 还是漏', by: RECEPTION },
  { say: '/挂起 {code} 等厂家补板', by: RECEPTION, often: 2 },
  { say: '/恢复 {code}', by: RECEPTION, often: 3 },
  { say: '/级别 {code} {level}', by: RECEPTION },
  { say: '/级别 {code} {level} 客户说的', by: [...RECEPTION, ...CHIEFS], often: 2 },
  { say: '/级别 {code} 影响:{impact} 紧急:{urgency}', by: RECEPTION, often: 3 },
  { say: '/级别 {code} 影响:{impact} 紧急:{urgency} 客户说的', by: RECEPTION, often: 3 },
  { say: '/初审 {code} 属质量问题 约:15:00', by: RECEPTION, often: 2 },
  { say: '/求助 {code} {department} 客户在等', by: RECEPTION },
  { say: '/转派 {code} {problem} {department} 约:15:00', by: RECEPTION },
  { say: '/危机 {code} 台面砸伤客户', by: ANYBODY },
  { say: '/升级 {code} 权限不够', by: ANYBODY, often: 4 },
  { say: '/备注 {code} 客户周末才在家', by: ANYBODY },
  { say: '/保密 {code}', by: RECEPTION },
  { say: '/保密 {code} 取消', by: RECEPTION, often: 3 },
  { say: '/涉及 {code} @王强', by: RECEPTION },
  { say: '/涉及 {code} @王强 取消', by: RECEPTION, often: 2 },
  { say: '/客户签字 {code} 电话同意', by: RECEPTION },
  { say: '/奖励 {code} @王强 劝住了客户', by: ANYBODY, often: 6 },
  { say: '/人评会 {code} 拖延处理', by: CHIEFS },
  { say: '/回访 {code} 满意 5', by: RECEPTION, often: 3 },
  { say: '/回访 {code} 不满意 又漏了', by: RECEPTION, often: 2 },
  { say: '/重开 {code}', by: RECEPTION },
  { say: '/重开 {code} 又漏水了', by: RECEPTION },
  { say: '/结案 {code} 客户撤诉', by: CHIEFS },
  { say: '/请假 {day} 到 {day} 代理:@赵六', by: ['王强', '陈师傅'] },
  { say: '/赔付 {code} {amount} 台面返工', by: [...RECEPTION, MEANT], often: 2, photo: true },
  { say: '/赔付 {code} {amount} 礼券 客户等了两天', by: RECEPTION, photo: true },
  { say: '/赔付 {code} {amount} 专案 客户受伤', by: RECEPTION },
  { say: '/路费 {code}', by: RECEPTION, often: 2 },
  { say: '/签收 {code}', by: RECEPTION, often: 2, photo: true },
  { say: '/签收 {code} {count}', by: [...RECEPTION, MEANT] },
  { say: '/批准 {code}', by: ABOVE, often: 3 },
  { say: '/批准', by: ABOVE },
  { say: '/驳回 {code} 费用太高', by: ABOVE, often: 2 },
  { say: '/特批 {code} 免收上门费 老客户', by: [...CHIEFS, ...HEADS] },
  { say: '/签字 {code}', by: ABOVE, often: 3 },
  { say: '/签字 {code} 同意', by: ABOVE },
  { say: '/原因 {code} {problem} {cause}', by: [...RECEPTION, MEANT], often: 2 },
  { say: '/原因 {code} {problem} 细节:板材有暗裂', by: [MEANT] },
  { say: '/原因 {code} 误解', by: RECEPTION },
  { say: '/主因 {code} {problem}', by: [...RECEPTION, MEANT] },
  { say: '/定责 {code} {problem}', by: RECEPTION, often: 2 },
  { say: '/定责 {code} {problem} {department}', by: [...RECEPTION, ...HEADS, MEANT], often: 2 },
  { say: '/定责 {code} {problem} {department} 不是我们装的', by: [...HEADS, MEANT], often: 2 },
  { say: '/批次 {code} {problem} B2603 开裂', by: [...RECEPTION, MEANT] },
  { say: '/批次 B2603 交付 20', by: ANYBODY },
  { say: '/调查 {code} 原因:板材有暗裂 背景:上月改过孔位 客户要求:换板', by: [MEANT] },
  { say: '/协办 {code} {department} 出新图', by: [...RECEPTION, MEANT] },
  { say: '/现场解决 {customer} {problems}；结果:已拧紧', by: RECEPTION },
  { say: '/现场解决 昨天 {customer} {problems}；结果:已拧紧', by: RECEPTION },
  { say: '/投诉 {customer} 监管转办 {problems}', by: RECEPTION, often: 3 },
  { say: '/投诉 {customer} 渠道:监管 {problems}', by: RECEPTION, often: 2 },
  { say: '/上报 {code}', by: RECEPTION, often: 2 },
  { say: '/上报 {code} 是', by: RECEPTION, often: 2 },
  { say: '/咨询 {customer} 台面怎么保养', by: RECEPTION },
  { say: '/咨询 {consultation} 答复 用中性清洁剂', by: RECEPTION },
  { say: '/咨询 {code} 只是问问', by: ['周敏'] },
  { say: '/扣分', by: ['冯考核', ...HEADS] },
  { say: '/扣分 {count} 确认', by: ['冯考核'], often: 2 },
  { say: '/扣分 {count} 免除 系统故障', by: ['冯考核'] },
  { say: '/扣分 {count} 3 影响大', by: ['冯考核', '钱总'] },
  { say: '/扣分 {code} 确认', by: ['冯考核'] },
  { say: '/扣分 王强 -2 {code} 没带工具', by: ['孙部长'] },
  { say: '/报表', by: ['钱总'] },
  { say: '/查看 {code}', by: ANYBODY },
  { say: '/待办', by: ANYBODY },
]

const PROBLEMS = ['台面开裂', '水槽漏水', '颜色有色差', '尺寸量错', '态度不好', '开裂要求赔偿', '掉下来砸伤人']

/** What stands in braces, by its name. */
export const FILLED = {
  customer: fc.constantFrom('张三 13800000001', '王五 13800000002'),
  problems: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...PROBLEMS) },
    {
      weight: 2,
      arbitrary: fc.array(fc.constantFrom(...PROBLEMS), { minLength: 2, maxLength: 4 }).map((some) => some.join('；')),
    },
  ),
  department: fc.constantFrom('工程部', '材料部', '设计部', '客服部'),
  day: fc.constantFrom('今天', '明天', '后天', '11月24日', '11月27日'),
  amount: fc.constantFrom('100元', '300元', '800元', '3000元'),
  count: fc.constantFrom('1', '2', '3'),
  cause: fc.constantFrom('开裂 板材有暗裂', '产品 质量', '服务 态度 没解释清楚', '使用 不当'),
  consultation: fc.constantFrom('ZX261120-01', 'ZX261121-01'),
  impact: fc.constantFrom('高', '中', '低'),
  urgency: fc.constantFrom('高', '中', '低'),
  level: fc.constantFrom('初级', '一般', '重大', '危机'),
}
