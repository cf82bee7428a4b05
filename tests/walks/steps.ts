/** What can happen on a walk: something is said, a button is pressed, hours pass, the bot is started anew. */
import fc from 'fast-check'
import { FILLED, MEANT, PEOPLE, SENTENCES, type Whoever } from './sentences.js'
import { PRESETS, type Preset } from './stage.js'

/** Where something is said: in the work group, in the complaint's thread without its code, among managers, or to the bot alone. */
export type Where = 'work' | 'thread' | 'management' | 'direct'

export type Step =
  /** `back`: of the last complaint or of the one before it. */
  | { say: string; who: Whoever; where: Where; back: number; problem: number; photo?: true }
  /** What is to be done next, by whoever has to do it; which of several things, now and then. */
  | { duty: number }
  /** A button of the post that was sent so many posts ago, also one that has changed since. */
  | { press: number; choice: number; who: Whoever }
  | { react: number; who: Whoever }
  | { minutes: number }
  | 'restart'

/** Four times of five somebody whose business it is. */
const whoever = (by: readonly Whoever[]) =>
  fc.oneof<fc.WeightedArbitrary<Whoever>[]>(
    { weight: 4, arbitrary: fc.constantFrom(...by) },
    { weight: 1, arbitrary: fc.constantFrom(...PEOPLE) },
  )

const filled = (say: string): fc.Arbitrary<string> =>
  fc
    .record(FILLED)
    .map((values) => say.replace(/\{(\w+)\}/g, (blank, name) => values[name as keyof typeof values] ?? blank))

const where = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Where>('work') },
  { weight: 2, arbitrary: fc.constant<Where>('thread') },
  { weight: 1, arbitrary: fc.constantFrom<Where>('management', 'direct') },
)

const said = fc.oneof(
  ...SENTENCES.map(({ say, by, often = 1, photo }) => ({
    weight: often,
    arbitrary: fc.record({
      say: filled(say),
      who: whoever(by),
      where,
      back: fc.constantFrom(0, 0, 0, 1),
      problem: fc.nat(3),
      photo: fc.constant(photo),
    }),
  })),
)

const back = fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(60) })

/** @param diligence beside 100 for everything else */
const step = (diligence: number) =>
  fc.oneof<fc.WeightedArbitrary<Step>[]>(
    { weight: diligence, arbitrary: fc.record({ duty: fc.nat(60) }) },
    { weight: 60, arbitrary: said },
    { weight: 22, arbitrary: fc.record({ press: back, choice: fc.nat(4), who: whoever([MEANT]) }) },
    { weight: 3, arbitrary: fc.record({ react: back, who: whoever([MEANT]) }) },
    { weight: 12, arbitrary: fc.record({ minutes: fc.constantFrom(5, 20, 30, 120, 600, 1440, 4320) }) },
    { weight: 3, arbitrary: fc.constant('restart') },
  )

/** Now and then people insist. A step that is left out shortens a walk that fails. */
const steps = (diligence: number) =>
  fc
    .tuple(fc.option(step(diligence), { nil: undefined, freq: 100 }), fc.constantFrom(...Array<number>(19).fill(1), 3))
    .map(([step, times]) => (step ? Array<Step>(times).fill(step) : []))

const rest = (diligence: number) => fc.array(steps(diligence), { minLength: 14, maxLength: 36, size: 'max' })

export interface Walk {
  preset: Preset
  steps: Step[]
}

const saidFirst = (say: string): Step => ({ say, who: '李四', where: 'work', back: 0, problem: 0 })

/** Where people go: somebody complains, now and then whoever matters most, and then anything happens. Many a shop is idle, many a one means to close what it begins. */
export const walks: fc.Arbitrary<Walk> = fc
  .tuple(
    fc.constantFrom(...PRESETS),
    fc.constantFrom(false, false, false, false, true),
    FILLED.problems.map((problems) => saidFirst(`/投诉 张三 13800000001 ${problems}`)),
    fc.oneof(rest(20), rest(250)),
  )
  .map(([preset, isVip, first, rest]) => ({
    preset,
    steps: [...(isVip ? [saidFirst('/客户 张三 13800000001 VIP')] : []), first, ...rest.flat()],
  }))
