import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { FROM_SOURCE } from './from-source.ts'

/** A process of its own that says once that it is ready, and then answers what it is asked. */
export interface BenchChild<Ready> {
  readonly ready: Ready
  readonly pid: number
  /** Sends one message and reads the next one. */
  ask<T>(message: object, answer: z.ZodType<T>): Promise<T>
  stop(): Promise<void>
}

/**
 * Starts a file of this folder in a process of its own, for as long as this one lives.
 *
 * @param logFile where its standard error goes; with this one's own if left out
 */
export async function startBenchChild<Ready>(
  file: string,
  input: object,
  form: z.ZodType<Ready>,
  logFile?: string,
  nodeOptions: readonly string[] = [],
): Promise<BenchChild<Ready>> {
  const log = logFile === undefined ? ('inherit' as const) : openSync(logFile, 'a')
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(input)], {
    execArgv: [...nodeOptions, ...FROM_SOURCE],
    stdio: ['ignore', 'inherit', log, 'ipc'],
  })
  if (typeof log === 'number') closeSync(log)
  const exited = once(child, 'exit')
  const next = () =>
    Promise.race([
      once(child, 'message').then(([message]): unknown => message),
      exited.then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`))),
    ])
  const ready = form.parse(await next())
  return {
    ready,
    pid: idOf(child),
    ask: async (message, answer) => {
      const answered = next()
      child.send(message)
      return answer.parse(await answered)
    },
    stop: async () => {
      child.disconnect()
      await exited
    },
  }
}

function idOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the process did not start')
  return pid
}
