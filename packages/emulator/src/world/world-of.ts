import { createWorld } from './create-world.ts'
import type { World, WorldOptions } from './world.ts'

const made = new Map<string, WeakRef<World>>()

/**
 * The world of these options. A world is a pure function of them and its conversations take long to work out, so emulators
 * that run in one process, one after another in its tests, share those that memory still holds. No world is kept for it.
 *
 * @throws RangeError for a number of calls, users or company that makes no company
 */
export function worldOf(options: WorldOptions): World {
  const { seed, calls, users, originMs, company, name, region, appHost } = options
  const key = JSON.stringify([seed, calls, users, originMs, company, name, region, appHost])
  const known = made.get(key)?.deref()
  if (known) return known
  for (const [old, world] of made) if (!world.deref()) made.delete(old)
  const world = createWorld(options)
  made.set(key, new WeakRef(world))
  return world
}
