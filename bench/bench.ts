// npm run bench [-- NAME ...] [--quick] [--json] [--dry] [--seed TEXT]: the benchmarks, or those that are named.
import { readdirSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Benchmark, Measured } from './benchmark.ts'
import { addResult, presentCode } from './results.ts'

const BENCHMARKS = fileURLToPath(new URL('./benchmarks', import.meta.url))

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    /** The last line is one JSON object of all figures. */
    json: { type: 'boolean', default: false },
    /** Adds no row to RESULTS.md. */
    dry: { type: 'boolean', default: false },
    seed: { type: 'string', default: 'mallet' },
  },
})

const say = (line: string) => process.stdout.write(`${line}\n`)

async function measure(name: string, commit: string): Promise<Measured & { readonly loadBefore: number }> {
  const { quick: isQuick, seed } = options
  // Of the last minute, before this benchmark adds its own: figures of a busy machine are worth less.
  const loadBefore = Number(loadavg()[0]?.toFixed(1))
  const progress = (line: string) => say(`  ${new Date().toISOString().slice(11, 19)} ${name}: ${line}`)
  // The name is one of a file in this folder.
  const { measure: benchmark }: { measure: Benchmark } = await import(`./benchmarks/${name}.ts`)
  const found = await benchmark({ isQuick, seed, say: progress }).catch(
    (error: unknown): Measured => ({
      passed: false,
      figure: 'it could not be carried out',
      figures: {},
      faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    }),
  )
  const { figure, faults = [] } = found
  const passed = found.passed && faults.length === 0
  const rowName = ['bench', name, isQuick && '(quick)'].filter(Boolean).join(' ')
  const [first] = faults
  const withFaults = first === undefined ? figure : `${figure}; ${faults.length} faults, the first: ${first}`
  say(`${passed ? 'ok    ' : 'FAILED'} ${rowName}: ${figure}; load before ${loadBefore}`)
  for (const fault of faults) say(`       ${fault}`)
  if (!options.dry) {
    addResult({ name: rowName, commit, seed, figure: `${withFaults}; load before ${loadBefore}`, passed })
  }
  return { ...found, passed, loadBefore }
}

const all = readdirSync(BENCHMARKS).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? [])
const unknown = positionals.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}. There are ${all.join(', ')}.\n`)
  process.exit(1)
}
const { commit } = presentCode()
const results: Record<string, unknown> = {}
let failed = 0
for (const name of positionals.length > 0 ? positionals : all) {
  const { passed, figures, faults = [], loadBefore } = await measure(name, commit)
  results[name] = { passed, loadBefore, ...figures, ...(faults.length > 0 && { faults }) }
  if (!passed) failed++
}
const { seed, quick } = options
if (options.json) say(JSON.stringify({ commit, seed, quick, cores: cpus().length, node: process.version, results }))
process.exit(failed > 0 ? 1 : 0)
