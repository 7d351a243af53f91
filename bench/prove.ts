// npm run prove [-- NAME ...] [--quick] [--again] [--seed TEXT]: the long proofs, or those that are named.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Part, Proof } from './proof.ts'
import { openProofState } from './proof-state.ts'
import { addResult, hasPassed, presentCode } from './results.ts'

const PROOFS = fileURLToPath(new URL('./proofs', import.meta.url))

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    /** Also what has passed on this commit. */
    again: { type: 'boolean', default: false },
    seed: { type: 'string', default: 'mallet' },
  },
})

const say = (line: string) => process.stdout.write(`${line}\n`)

async function prove(name: string): Promise<{ passed: number; failed: number }> {
  const { quick: isQuick, seed } = options
  const { commit, digest } = presentCode()
  const state = openProofState(`${name}-${isQuick ? 'quick' : 'full'}-${digest}-${seed}`)
  if (options.again) state.clear()
  const rowName = (part: string) => [name, part, isQuick && '(quick)'].filter(Boolean).join(' ')
  const counts = { passed: 0, failed: 0 }
  const settle = (part: Part) => {
    counts[part.passed ? 'passed' : 'failed']++
    say(`${part.passed ? 'ok    ' : 'FAILED'} ${rowName(part.part)}: ${part.figure}`)
    for (const fault of part.faults ?? []) say(`       ${fault}`)
    addResult({ name: rowName(part.part), commit, seed, figure: figureOf(part), passed: part.passed })
  }
  // The name is one of a file in this folder.
  const { prove: proof }: { prove: Proof } = await import(`./proofs/${name}.ts`)
  const context = {
    isQuick,
    seed,
    recall: state.recall,
    remember: state.remember,
    hasPassed: (part: string) => {
      const is = !options.again && hasPassed(rowName(part), commit)
      if (is) {
        counts.passed++
        say(`ok     ${rowName(part)}: passed before, on ${commit}`)
      }
      return is
    },
  }
  try {
    for await (const news of proof(context)) {
      if (typeof news === 'string') say(`  ${new Date().toISOString().slice(11, 19)} ${name}: ${news}`)
      else settle(news)
    }
  } catch (error) {
    settle({ part: '', passed: false, figure: 'it could not be carried out', faults: [String(error)] })
  }
  return counts
}

const figureOf = ({ figure, faults = [] }: Part) =>
  faults.length === 0 ? figure : `${figure}; ${faults.length} faults, the first: ${faults[0]}`

const all = readdirSync(PROOFS).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? [])
const unknown = positionals.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no proof ${unknown.join(', ')}. There are ${all.join(', ')}.\n`)
  process.exit(1)
}
let passed = 0
let failed = 0
for (const name of positionals.length > 0 ? positionals : all) {
  const counts = await prove(name)
  passed += counts.passed
  failed += counts.failed
}
say(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
