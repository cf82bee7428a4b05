/** Waits, without polling, until something is so; looks again whenever something happens in the world. */
import type { World } from './world.js'

export async function until(world: World, condition: () => boolean, withinMs = 5000): Promise<void> {
  let late = false
  const timer = setTimeout(() => {
    late = true
    world.touch()
  }, withinMs)
  try {
    while (!condition()) {
      if (late) throw new Error(`still not so after ${withinMs} ms: ${condition}`)
      await world.activity()
    }
  } finally {
    clearTimeout(timer)
  }
}
