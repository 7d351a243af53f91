import { setTimeout as sleep } from 'node:timers/promises'
import { postgresProcesses } from '../../packages/server/test/harness/postgres-processes.ts'
import type { Part } from '../proof.ts'
import type { Scene } from './scene.ts'

const POWER_CUTS = 10
const QUICK_POWER_CUTS = 3

/** Every process of Mallet and one of PostgreSQL, which then throws away its memory and recovers, end in one moment. */
export async function powerCuts(
  { site, run, databaseUrl }: Scene,
  random: () => number,
  isQuick: boolean,
): Promise<Part> {
  const cuts = isQuick ? QUICK_POWER_CUTS : POWER_CUTS
  for (let i = 0; i < cuts; i++) {
    const asked = run.disturb()
    await sleep(random() * 2000)
    const [backend] = (await postgresProcesses(databaseUrl)).slice(-1)
    if (backend !== undefined) process.kill(backend, 'SIGKILL')
    await Promise.all(site.processes.map((one) => one.kill()))
    await asked.catch(() => undefined)
    await Promise.all(site.processes.map((one) => startWhenThere(one.start)))
  }
  const faults = await run.check()
  const figure = `${cuts} times everything at once, ${run.figures.versions} versions equal to the truth`
  return { part: 'B10 power cut', passed: faults.length === 0, figure, faults }
}

/** A database that recovers refuses connections: whoever starts servers starts them again. */
async function startWhenThere(start: () => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt <= 20; attempt++) {
    const isUp = await start().then(
      () => true,
      () => false,
    )
    if (isUp) return
    await sleep(500)
  }
  throw new Error('it did not start')
}
