/** What people say about complaints: one table, in which a new command is a new line. */
import fc from 'fast-check'
import type { Who } from './stage.js'

/** Whoever is meant: the department's first liaison, or who was pinged with the button. */
export const MEANT = 'meant'

const STAFF: Who[] = ['周敏', '李四', '王强', '赵六', '陈师傅', '钱总']
export const PEOPLE: Who[] = [...STAFF, '老外']

const RECEPTION: Who[] = ['李四', '周敏']
const CHIEFS: Who[] = ['钱总']
const ANYBODY: Who[] = [...STAFF]

export type Whoever = Who | typeof MEANT

/** One line of the table: `by` are those whose business it is; now and then somebody else says it. */
interface Sentence {
  say: string
  by: Whoever[]
  /** Beside 1 for what is said seldom. */
  often?: number
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
  { say: '/危机 {code} 台面砸伤客户', by: ANYBODY },
  { say: '/升级 {code} 权限不够', by: ANYBODY, often: 2 },
  { say: '/备注 {code} 客户周末才在家', by: ANYBODY },
  { say: '/回访 {code} 满意 5', by: RECEPTION, often: 3 },
  { say: '/回访 {code} 不满意 又漏了', by: RECEPTION, often: 2 },
  { say: '/重开 {code}', by: RECEPTION },
  { say: '/重开 {code} 又漏水了', by: RECEPTION },
  { say: '/结案 {code} 客户撤诉', by: CHIEFS },
  { say: '/请假 {day} 到 {day} 代理:@赵六', by: ['王强', '陈师傅'] },
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
  level: fc.constantFrom('初级', '一般', '重大', '危机'),
}
