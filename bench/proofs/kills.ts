import { buildDoomed } from '../../packages/server/test/harness/build-doomed.ts'
import { MODES, type Mode } from '../../packages/server/test/harness/judge-site.ts'
import { type Figures, REFRESH_POINTS, SYNC_POINTS, startKillRun } from '../../packages/server/test/harness/kill-run.ts'
import { makeDatabase } from '../../packages/server/test/harness/make-database.ts'
import { openKillSite } from '../../packages/server/test/harness/open-kill-site.ts'
import { seeded } from '../../packages/server/test/harness/seeded.ts'
import { startPostgres, type TestPostgres } from '../../test/start-postgres.ts'
import type { Part, ProofContext } from '../proof.ts'

const WORLD = { calls: 40, users: 8 }
const POINTS = [...SYNC_POINTS, ...REFRESH_POINTS]
const PER_BLOCK = 10
const WORKERS = 2

/** So many kills, after which everything is compared. */
interface Block {
  readonly name: string
  readonly mode: Mode
  readonly random: number
  readonly points: readonly (typeof POINTS)[number][]
}

const modeOf = (index: number): Mode => MODES[index % MODES.length] ?? 'grace60'

/** 120 kills at random moments, and ten at each of eight moments, in every mode of the token endpoint. */
function blocksOf(isQuick: boolean): Block[] {
  if (isQuick) {
    return [
      { name: 'random', mode: 'grace60', random: 4, points: [] },
      { name: 'sync', mode: 'grace60', random: 0, points: SYNC_POINTS },
      { name: 'refresh', mode: 'revoke-family', random: 0, points: REFRESH_POINTS },
    ]
  }
  const random = Array.from({ length: 12 }, (_, i) => ({
    name: `random ${i}`,
    mode: modeOf(i),
    random: PER_BLOCK,
    points: [],
  }))
  const turns = Array.from({ length: 8 * PER_BLOCK }, (_, i) => POINTS[i % POINTS.length] ?? 'before-request')
  const named = Array.from({ length: 8 }, (_, i) => ({
    name: `named ${i}`,
    mode: modeOf(i),
    random: 0,
    points: turns.slice(i * PER_BLOCK, (i + 1) * PER_BLOCK),
  }))
  return [...random, ...named]
}

/**
 * Kills a server, and on PostgreSQL workers beside it, again and again, while calls are held, changed and read, and tokens
 * run out: nothing may be lost, told twice, or numbered twice.
 */
export async function* prove(context: ProofContext): AsyncGenerator<string | Part, void> {
  // Once, so that both databases are judged with one state of the code.
  const build = await buildDoomed()
  try {
    for (const database of ['embedded', 'postgres'] as const) {
      if (!context.hasPassed(database)) yield* proveOn(database, build.path, context)
    }
  } finally {
    await build.remove()
  }
}

async function* proveOn(
  database: 'embedded' | 'postgres',
  build: string,
  { isQuick, seed, recall, remember }: ProofContext,
): AsyncGenerator<string | Part, void> {
  const blocks = blocksOf(isQuick)
  const total = blocks.reduce((sum, { random, points }) => sum + random + points.length, 0)
  const done = new Map(Object.entries(recall<Record<string, Figures>>(database) ?? {}))
  let postgres: TestPostgres | undefined
  try {
    postgres = database === 'postgres' ? await startPostgres() : undefined
    const left = blocks.filter(({ name }) => !done.has(name))
    // A world for some blocks: a fresh one is small again, and begins with a first sync.
    for (let i = 0; i < left.length; i += 5) {
      const databaseUrl = postgres && (await makeDatabase(postgres.url, `kills_${done.size}`))
      const site = await openKillSite({
        build,
        databaseUrl,
        workers: postgres ? WORKERS : 0,
        emulator: WORLD,
      })
      const random = seeded(`${seed} ${database} ${left[i]?.name}`)
      let run: Awaited<ReturnType<typeof startKillRun>> | undefined
      try {
        run = await startKillRun(site, random)
        let before: Figures = structuredClone(run.figures)
        for (const block of left.slice(i, i + 5)) {
          await run.setMode(block.mode)
          for (let kill = 0; kill < block.random; kill++) await run.killAtRandom()
          for (const point of block.points) await run.killAt(point)
          const faults = await run.check()
          done.set(block.name, without(run.figures, before))
          before = structuredClone(run.figures)
          const figure = figureOf([...done.values()])
          if (faults.length > 0) {
            yield { part: database, passed: false, figure: `${block.name}, ${block.mode}: ${figure}`, faults }
            return
          }
          remember(database, Object.fromEntries(done))
          yield `${database}: ${sumOf([...done.values()], 'kills')} of ${total} kills, ${block.mode}, nothing lost`
        }
      } catch (error) {
        const said = site.processes.map((one) => `${one.name} said: ${one.output().slice(-1000)}`)
        yield { part: database, passed: false, figure: figureOf([...done.values()]), faults: [String(error), ...said] }
        return
      } finally {
        await (run ?? site).close()
      }
    }
    yield { part: database, passed: true, figure: figureOf([...done.values()]) }
  } finally {
    await postgres?.stop()
  }
}

type Countable = 'kills' | 'sweeps' | 'reconnects' | 'checks' | 'tokenRequests' | 'versions'

function without(now: Figures, before: Figures): Figures {
  const less = (name: Countable) => now[name] - before[name]
  const points = Object.entries(now.killsByPoint).map(([point, kills]): [string, number] => [
    point,
    kills - (before.killsByPoint[point] ?? 0),
  ])
  return {
    ...now,
    kills: less('kills'),
    sweeps: less('sweeps'),
    reconnects: less('reconnects'),
    checks: less('checks'),
    tokenRequests: less('tokenRequests'),
    versions: less('versions'),
    killsByPoint: Object.fromEntries(points),
  }
}

const sumOf = (figures: readonly Figures[], name: Countable) => figures.reduce((sum, one) => sum + one[name], 0)

function figureOf(figures: readonly Figures[]): string {
  const random = figures.reduce((sum, { killsByPoint }) => sum + (killsByPoint.random ?? 0), 0)
  const kills = sumOf(figures, 'kills')
  const most = (name: 'slowestRestartMs' | 'mostUsesOfAToken') => Math.max(0, ...figures.map((one) => one[name]))
  return [
    `${kills} kills (${random} at random, ${kills - random} at named moments, ${sumOf(figures, 'sweeps')} sweeps ended)`,
    `${sumOf(figures, 'versions')} versions equal to the truth in ${sumOf(figures, 'checks')} checks`,
    `${sumOf(figures, 'tokenRequests')} token requests, at most ${most('mostUsesOfAToken')} for one refresh token`,
    `${sumOf(figures, 'reconnects')} times connected again`,
    `slowest restart ${(most('slowestRestartMs') / 1000).toFixed(1)} s`,
  ].join(', ')
}
