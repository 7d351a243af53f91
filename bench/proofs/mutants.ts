import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyOf, type NamedTest, type Outcome, runNamedTests } from '../harness/run-named-test.ts'
import { makeScratchCopy, type ScratchCopy } from '../harness/scratch-copy.ts'
import type { Mutant } from '../mutants/mutant.ts'
import { mutants } from '../mutants.ts'
import type { Part, ProofContext } from '../proof.ts'

/** How many of them every change is held against; all of them take some eight minutes. */
const QUICK = 6
/** Tests are slow enough for two of them at once to be quicker. */
const COPIES = 2

/**
 * Breaks one guard after the other, and expects the named test to notice. A guard that can be taken away without a test
 * that fails is one that nobody holds. Each of the tests has to pass first, where nothing is broken.
 */
export async function* prove({ isQuick, seed, recall, remember }: ProofContext): AsyncGenerator<string | Part, void> {
  const chosen = isQuick ? everyNth(mutants, QUICK, seed) : mutants
  const killed = new Set(recall<string[]>('killed') ?? [])
  const faults: string[] = []
  const copies = Array.from({ length: COPIES }, makeScratchCopy)
  try {
    const left = chosen.filter(({ name }) => !killed.has(name))
    const sound = await runSound(copies, left)
    yield `${sound.size} tests were run on the code as it is`
    for await (const { mutant, fault } of breakAll(copies, left, sound)) {
      if (fault === undefined) {
        killed.add(mutant.name)
        remember('killed', [...killed])
      } else faults.push(fault)
      const done = chosen.filter(({ name }) => killed.has(name)).length
      yield fault ?? `${done} of ${chosen.length}: "${mutant.name}" dies by "${mutant.killedBy.name}"`
    }
  } finally {
    for (const copy of copies) copy.remove()
  }
  const figure = `${chosen.length - faults.length} of ${chosen.length} mutants die by a named test`
  yield { part: '', passed: faults.length === 0, figure, faults }
}

/** Every test once, those of one database in one copy. */
async function runSound(copies: readonly ScratchCopy[], all: readonly Mutant[]): Promise<Map<string, Outcome>> {
  const tests = [...new Map(all.map(({ killedBy }) => [keyOf(killedBy), killedBy])).values()]
  const projects: NamedTest['project'][] = ['embedded', 'postgres']
  const outcomes = await Promise.all(
    projects.map(async (project, index) => {
      const own = tests.filter((test) => test.project === project)
      const copy = copies[index % copies.length]
      return copy && own.length > 0 ? [...(await runNamedTests(copy.path, project, own))] : []
    }),
  )
  return new Map(outcomes.flat())
}

interface Verdict {
  readonly mutant: Mutant
  /** Why it counts as alive. */
  readonly fault: string | undefined
}

/** As many at once as there are copies, each verdict as it comes. */
async function* breakAll(
  copies: readonly ScratchCopy[],
  all: readonly Mutant[],
  sound: ReadonlyMap<string, Outcome>,
): AsyncGenerator<Verdict> {
  const waiting = [...all]
  const underWay = new Map<ScratchCopy, Promise<Verdict & { copy: ScratchCopy }>>()
  for (;;) {
    for (const copy of copies) {
      const mutant = underWay.has(copy) ? undefined : waiting.shift()
      if (mutant)
        underWay.set(
          copy,
          survives(copy.path, mutant, sound).then((fault) => ({ mutant, fault, copy })),
        )
    }
    if (underWay.size === 0) return
    const { copy, ...verdict } = await Promise.race(underWay.values())
    underWay.delete(copy)
    yield verdict
  }
}

/** Why the mutant counts as alive, or undefined where its test passes without it and fails with it. */
async function survives(
  copy: string,
  { name, edits, killedBy }: Mutant,
  sound: ReadonlyMap<string, Outcome>,
): Promise<string | undefined> {
  const before = sound.get(keyOf(killedBy))
  if (before?.status !== 'passed') return `"${name}": "${killedBy.name}" does not pass without it: ${before?.why}`
  const originals = new Map(edits.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]))
  const broken = new Map(originals)
  for (const { file, find, replace } of edits) {
    const parts = broken.get(file)?.split(find) ?? []
    if (parts.length !== 2) return `"${name}" does not fit ${file}: what it replaces is not there once`
    broken.set(file, parts.join(replace))
  }
  try {
    for (const [file, text] of broken) writeFileSync(join(copy, file), text)
    const after = (await runNamedTests(copy, killedBy.project, [killedBy])).get(keyOf(killedBy))
    if (after?.status === 'failed') return undefined
    return after?.status === 'passed'
      ? `"${name}" survives "${killedBy.name}"`
      : `"${name}" breaks more than its guard: ${after?.why}`
  } finally {
    for (const [file, text] of originals) writeFileSync(join(copy, file), text)
  }
}

/** Some of them, others with another seed. */
function everyNth<T>(all: readonly T[], count: number, seed: string): T[] {
  const step = Math.max(1, Math.floor(all.length / count))
  const offset = [...seed].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % step
  return all.filter((_, index) => index % step === offset).slice(0, count)
}
