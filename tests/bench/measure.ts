/** Times single runs of something and sums them up. */
export interface Figures {
  perSecond: number
  p50: number
  p99: number
}

/** @param times microseconds of each run */
export function figures(times: number[], totalMicroseconds = times.reduce((sum, time) => sum + time, 0)): Figures {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { perSecond: (times.length * 1e6) / totalMicroseconds, p50: at(0.5), p99: at(0.99) }
}

export const microseconds = (): number => Number(process.hrtime.bigint()) / 1000

/** So many runs after a warm-up, one after the other. */
export async function measure(runs: number, run: (index: number) => unknown): Promise<Figures> {
  const times: number[] = []
  for (let index = 0; index < runs * 1.5; index++) {
    const start = microseconds()
    const result = run(index)
    if (result instanceof Promise) await result
    if (index >= runs / 2) times.push(microseconds() - start)
  }
  return figures(times)
}
