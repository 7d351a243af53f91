import { hashText, SeededRandom } from '../world/seeded-random.ts'
import { EditEffects } from './edit-effect.ts'
import type { Effect, ParsedFault } from './fault-input.ts'
import { fits, type Subject } from './match.ts'

/** How a fault stands. */
export interface FaultReport extends ParsedFault {
  readonly id: string
  /** Requests that fitted so far, whether it fired on them or not. */
  readonly matched: number
  readonly fired: number
  /** Requests that it keeps waiting at this moment. */
  readonly held: number
}

/** A fault in force. */
export interface Fault {
  readonly id: string
  readonly input: ParsedFault
  /** What an effect remembers from one request to the next. */
  readonly memory: Map<string, unknown>
  /** Ends when the fault is deleted, and with it all that it keeps waiting. */
  readonly deleted: AbortSignal
  /** Resolves when the fault is released; what it holds counts as held until then. Rejects when the signal aborts. */
  hold(gone: AbortSignal): Promise<void>
}

export interface Faults {
  /** In force on return. The answer is its id. */
  add(fault: ParsedFault): string
  list(): FaultReport[]
  find(id: string): FaultReport | undefined
  /** Deletes one, or all; what they held is dropped. False where there was none of that id. */
  delete(id?: string): boolean
  /** Lets go on what a fault holds; the answer is how many. */
  release(id: string): number | undefined
  /** Resolves when that holds of the fault, or it is deleted (with undefined), or the signal aborts. */
  until(id: string, holds: (fault: FaultReport) => boolean, signal?: AbortSignal): Promise<FaultReport | undefined>
  /** The oldest fault that fires on this request. Each one that fits counts the match, whoever fires. */
  take(stage: 'transport' | 'edit', subject: Subject): Fault | undefined
}

interface Entry extends Fault {
  matched: number
  fired: number
  readonly held: Set<() => void>
  readonly end: AbortController
}

const editKinds: ReadonlySet<string> = new Set(EditEffects.map(({ shape }) => shape.kind.value))

const stageOf = ({ kind }: Effect): 'transport' | 'edit' => (editKinds.has(kind) ? 'edit' : 'transport')

export function createFaults(): Faults {
  const entries = new Map<string, Entry>()
  const watchers = new Set<() => void>()
  let made = 0

  const wake = () => {
    for (const watcher of [...watchers]) watcher()
  }

  function remove(entry: Entry): void {
    entries.delete(entry.id)
    entry.end.abort()
    wake()
  }

  const report = ({ id, input, matched, fired, held }: Entry): FaultReport => ({
    id,
    ...input,
    matched,
    fired,
    held: held.size,
  })

  const find = (id: string) => {
    const entry = entries.get(id)
    return entry && report(entry)
  }

  return {
    add(input) {
      made += 1
      const end = new AbortController()
      const held = new Set<() => void>()
      const id = `fault-${made}`
      const hold = (gone: AbortSignal) => waitIn(held, AbortSignal.any([gone, end.signal]), wake)
      entries.set(id, { id, input, memory: new Map(), deleted: end.signal, hold, matched: 0, fired: 0, held, end })
      return id
    },
    list: () => [...entries.values()].map(report),
    find,
    delete(id) {
      const doomed = id === undefined ? [...entries.values()] : [entries.get(id)].filter((entry) => entry !== undefined)
      for (const entry of doomed) remove(entry)
      return id === undefined || doomed.length > 0
    },
    release(id) {
      const entry = entries.get(id)
      if (!entry) return undefined
      const released = [...entry.held]
      for (const release of released) release()
      return released.length
    },
    async until(id, holds, signal) {
      for (let entry = entries.get(id); entry && !holds(report(entry)) && !signal?.aborted; entry = entries.get(id)) {
        await new Promise<void>((resolve) => {
          const done = () => {
            watchers.delete(done)
            signal?.removeEventListener('abort', done)
            resolve()
          }
          watchers.add(done)
          signal?.addEventListener('abort', done)
        })
      }
      return find(id)
    },
    take(stage, subject) {
      let taken: Entry | undefined
      for (const entry of entries.values()) {
        if (stageOf(entry.input.effect) !== stage || !fits(entry.input.match, subject)) continue
        entry.matched += 1
        if (!taken && mayFire(entry)) taken = entry
      }
      if (!taken) return undefined
      taken.fired += 1
      wake()
      return taken
    },
  }
}

function mayFire({ input, matched, fired }: Entry): boolean {
  const { times, skip, probability, seed } = input
  if (matched <= skip || (times !== undefined && fired >= times)) return false
  // A draw of its own for every match: who is hit depends on seed and number, and on nothing that happened between.
  return probability === undefined || new SeededRandom(hashText(String(seed)), matched).fraction() < probability
}

function waitIn(held: Set<() => void>, end: AbortSignal, changed: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (how: () => void) => () => {
      held.delete(release)
      end.removeEventListener('abort', dropped)
      changed()
      how()
    }
    const release = settle(resolve)
    const dropped = settle(() => reject(end.reason))
    held.add(release)
    end.addEventListener('abort', dropped)
    if (end.aborted) dropped()
    else changed()
  })
}
