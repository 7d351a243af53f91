import type { World } from './open-world.ts'

/** How often each operation was asked for since the log was cleared, OAuth aside. */
export function countRequests({ emulator }: Pick<World, 'emulator'>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { path, operation = path } of emulator.requests()) {
    if (path.startsWith('/v2/')) counts[operation] = (counts[operation] ?? 0) + 1
  }
  return counts
}
