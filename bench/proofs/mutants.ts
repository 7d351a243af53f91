import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNamedTest } from '../harness/run-named-test.ts'
import { makeScratchCopy } from '../harness/scratch-copy.ts'
import { type Mutant, mutants } from '../mutants.ts'
import type { Part, ProofContext } from '../proof.ts'

/** How many of them every change is held against; all of them take a quarter of an hour. */
const QUICK = 6

/**
 * Breaks one guard after the other, and expects the named test to notice. A guard that can be taken away without a test
 * that fails is one that nobody holds.
 */
export async function* prove({ isQuick, seed, recall, remember }: ProofContext): AsyncGenerator<string | Part, void> {
  const chosen = isQuick ? everyNth(mutants, QUICK, seed) : mutants
  const killed = new Set(recall<string[]>('killed') ?? [])
  const faults: string[] = []
  const copy = makeScratchCopy()
  try {
    for (const mutant of chosen) {
      if (killed.has(mutant.name)) continue
      const fault = survives(copy.path, mutant)
      if (fault === undefined) {
        killed.add(mutant.name)
        remember('killed', [...killed])
        yield `${killed.size} of ${chosen.length}: "${mutant.name}" dies by "${mutant.killedBy.name}"`
      } else {
        faults.push(fault)
        yield fault
      }
    }
  } finally {
    copy.remove()
  }
  const figure = `${chosen.length - faults.length} of ${chosen.length} mutants die by a named test`
  yield { part: '', passed: faults.length === 0, figure, faults }
}

/** Why the mutant counts as alive, or undefined where its test passes without it and fails with it. */
function survives(copy: string, { name, file, find, replace, killedBy }: Mutant): string | undefined {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  if (source.split(find).length !== 2) return `"${name}" does not fit ${file}: what it replaces is not there once`
  const sound = runNamedTest(copy, killedBy)
  if (sound.status !== 'passed') return `"${name}": its test does not pass without it: ${sound.why}`
  try {
    writeFileSync(
      path,
      source.replace(find, () => replace),
    )
    const { status, why } = runNamedTest(copy, killedBy)
    if (status === 'failed') return undefined
    return status === 'passed'
      ? `"${name}" survives "${killedBy.name}"`
      : `"${name}" breaks more than its guard: ${why}`
  } finally {
    writeFileSync(path, source)
  }
}

/** Some of them, others with another seed. */
function everyNth<T>(all: readonly T[], count: number, seed: string): T[] {
  const step = Math.max(1, Math.floor(all.length / count))
  const offset = [...seed].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % step
  return all.filter((_, index) => index % step === offset).slice(0, count)
}
