import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readSourceModule, type SourceModule } from './source-module.ts'

/** One step of a walk through the code: `path` exports `name`, and something joins it to the step before. */
export interface Step {
  readonly line: number
  readonly path: string
  readonly name: string
  /** The table or queue through which the step before hands over, where no import does. */
  readonly joinedBy: string | undefined
}

interface Walk {
  readonly steps: readonly Step[]
  readonly problems: readonly string[]
}

/**
 * The numbered list under `## {title}`. Each item begins with a file and a name it exports, both in backticks;
 * an item that no import joins to the one before says by which table or queue it is.
 */
export function parseWalk(markdown: string, title: string): Walk {
  const lines = markdown.split('\n')
  const start = lines.indexOf(`## ${title}`)
  if (start < 0) return { steps: [], problems: [`there is no section "## ${title}"`] }
  const length = lines.slice(start + 1).findIndex((line) => /^##? /.test(line))
  const section = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length)

  const items: { line: number; text: string }[] = []
  for (const [index, text] of section.entries()) {
    const item = /^\d+\.\s+(.*)$/.exec(text)?.[1]
    const last = items.at(-1)
    if (item !== undefined) items.push({ line: start + index + 2, text: item })
    else if (last && /^\s+\S/.test(text)) last.text += ` ${text.trim()}`
  }

  const steps: Step[] = []
  const problems: string[] = items.length < 2 ? [`"## ${title}" has no numbered list of steps`] : []
  for (const { line, text } of items) {
    const [, path, name] = /^`([^`]+)` `([^`]+)`/.exec(text) ?? []
    const joinedBy = /\(by (?:table|queue) `([^`]+)`\)/.exec(text)?.[1]
    if (path !== undefined && name !== undefined) steps.push({ line, path, name, joinedBy })
    else problems.push(`line ${line}: a step begins with \`file\` \`exported name\``)
  }
  return { steps, problems }
}

/** Where the walk and the code disagree, one line each. */
export function checkWalk(root: string, steps: readonly Step[]): string[] {
  const problems: string[] = []
  let before: { step: Step; module: SourceModule } | undefined
  for (const step of steps) {
    const at = `line ${step.line}: ${step.path}`
    if (!existsSync(join(root, step.path))) {
      problems.push(`${at} does not exist`)
      before = undefined
      continue
    }
    const module = readSourceModule(root, step.path)
    if (!module.exports.has(step.name)) problems.push(`${at} does not export ${step.name}`)
    const gap = before && describeGap(before.step, before.module, step, module)
    if (gap) problems.push(`${at} ${gap}`)
    before = { step, module }
  }
  return problems
}

function describeGap(from: Step, fromModule: SourceModule, to: Step, toModule: SourceModule): string | undefined {
  if (to.joinedBy !== undefined) {
    const silent = !fromModule.mentions(to.joinedBy) ? from.path : !toModule.mentions(to.joinedBy) ? to.path : undefined
    return silent && `is not joined to ${from.path} by ${to.joinedBy}: ${silent} does not mention it`
  }
  const joined = from.path === to.path || fromModule.imports.has(to.path) || toModule.imports.has(from.path)
  return joined ? undefined : `and ${from.path} do not import each other; name the table or queue that joins them`
}
