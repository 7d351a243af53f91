import { z } from 'zod'
import type { Emulator } from '../src/index.ts'

const Heard = z.object({ now: z.string(), running: z.boolean(), move: z.int() })

/** What a follower makes of the time it hears. */
export type Reaction = (now: string) => { nextDueAt: string | null; busy?: boolean; workMs?: number }

export interface Follower {
  /** Every instant it heard of, in order, repetitions left out. */
  readonly heard: string[]
  /** Sends a report at once, as a process does whose work is done. */
  report(nextDueAt: string | null, busy?: boolean): void
  stop(): void
}

/** A scripted follower: polls, reacts to what it hears, polls again. Resolves once it is known. */
export async function follow(emulator: Emulator, id: string, react: Reaction): Promise<Follower> {
  const heard: string[] = []
  let stopped = false
  let current = new AbortController()
  let state: { nextDueAt: string | null; busy: boolean } = { nextDueAt: null, busy: false }
  let move: number | undefined

  async function poll(signal: AbortSignal): Promise<void> {
    const response = await fetch(`${emulator.controlUrl}/clock/followers/${id}`, {
      method: 'POST',
      signal,
      body: JSON.stringify({ ...state, move }),
      headers: { 'content-type': 'application/json' },
    })
    const answer = Heard.parse(await response.json())
    move = answer.move
    if (heard.at(-1) !== answer.now) heard.push(answer.now)
    const { nextDueAt, busy = false, workMs } = react(answer.now)
    state = { nextDueAt, busy: busy || workMs !== undefined }
    if (workMs !== undefined) setTimeout(() => report(react(answer.now).nextDueAt), workMs)
  }

  async function run(): Promise<void> {
    while (!stopped) {
      current = new AbortController()
      await poll(current.signal).catch((error: unknown) => {
        if (!(error instanceof Error && error.name === 'AbortError')) stopped = true
      })
    }
  }

  function report(nextDueAt: string | null, busy = false): void {
    state = { nextDueAt, busy }
    current.abort()
  }

  await poll(current.signal)
  void run()
  return {
    heard,
    report,
    stop() {
      stopped = true
      current.abort()
    },
  }
}
