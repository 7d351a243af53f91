import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { openLinkedPlatform } from '../harness/open-linked-platform.ts'
import type { Part, ProofContext } from '../proof.ts'

/** The protocol's own client, and a Node that it runs on: both come from the registry when they are not there yet. */
const PACKAGES = ['node@24.9.0', '@modelcontextprotocol/inspector@2.12.0']
const WITHIN_MS = 120_000
const WRONG_KEY = 'mk_00000000000000000000000000000000'

interface Question {
  readonly args: readonly string[]
  /** What the answer has to show. */
  readonly shows: string
}

const call = (name: string, ...input: readonly string[]) => [
  ...['--method', 'tools/call', '--tool-name', name],
  ...input.flatMap((one) => ['--tool-arg', one]),
]

/** In both modes. */
const everywhere: readonly Question[] = [
  { args: call('list_calls', 'limit=2'), shows: 'durationSeconds' },
  { args: call('find_user', 'limit=3'), shows: 'hasMore' },
  { args: ['--method', 'resources/list'], shows: 'mallet://status' },
  {
    args: [
      '--method',
      'prompts/get',
      '--prompt-name',
      'find_competitor_mentions',
      '--prompt-args',
      'competitor=Chorus',
    ],
    shows: 'Chorus',
  },
]

const modes: Readonly<Record<'each' | 'search', readonly Question[]>> = {
  each: [
    { args: ['--method', 'tools/list'], shows: 'gong_list_users' },
    { args: call('gong_list_workspaces'), shows: 'workspaces' },
    ...everywhere,
  ],
  search: [
    { args: ['--method', 'tools/list'], shows: 'search_tools' },
    { args: call('execute_tool', 'name=gong_list_workspaces'), shows: 'workspaces' },
    ...everywhere,
  ],
}

/** The official inspector, from its command line: it lists and calls tools, reads resources and prompts in both modes. */
export async function* prove({ hasPassed, isQuick }: ProofContext): AsyncGenerator<string | Part, void> {
  if (hasPassed('')) return
  if (isQuick) return yield "only in full, since it fetches the inspector; the tests ask by the protocol's own client"
  yield `fetching ${PACKAGES.join(' and ')}`
  const inspector = await fetchInspector()
  const platform = await openLinkedPlatform()
  const faults: string[] = []
  let asked = 0
  const ask = async (mode: string, key: string, args: readonly string[]) => {
    asked++
    const target = [`${platform.publicUrl}/mcp`, '--transport', 'http']
    const headers = ['--header', `Authorization: Bearer ${key}`, '--header', `Mallet-Mode: ${mode}`]
    return inspector(['--cli', ...target, ...headers, ...args])
  }
  try {
    for (const [mode, questions] of Object.entries(modes)) {
      for (const { args, shows } of questions) {
        const { code, output } = await ask(mode, platform.apiKey, args)
        if (code !== 0) faults.push(`${mode}, ${args.join(' ')}: it ended with ${code}: ${output.slice(-300)}`)
        else if (!output.includes(shows))
          faults.push(`${mode}, ${args.join(' ')}: no ${shows} in ${output.slice(0, 300)}`)
      }
      yield `${mode}: ${questions.length} questions`
    }
    // It takes a 401 for an invitation to sign in, which needs a person.
    const refused = await ask('each', WRONG_KEY, ['--method', 'tools/list'])
    if (refused.code === 0 || !/401|auth_required|unauthorized/i.test(refused.output)) {
      faults.push(`a wrong key: it ended with ${refused.code}: ${refused.output.slice(-300)}`)
    }
  } finally {
    await platform.close()
  }
  const figure = `${PACKAGES[1]}: ${asked} questions in two modes, a wrong key among them, ${faults.length} answered otherwise than they should be`
  yield { part: '', passed: faults.length === 0, figure, faults }
}

type Inspector = (args: readonly string[]) => Promise<{ readonly code: number; readonly output: string }>

/** Where npm put both, so that each question does not pay for looking again. */
async function fetchInspector(): Promise<Inspector> {
  const packages = PACKAGES.flatMap((name) => ['-p', name])
  const where = ['-c', 'command -v node && command -v mcp-inspector']
  const { stdout } = await promisify(execFile)('npx', ['-y', ...packages, ...where], { maxBuffer: 10_000_000 })
  const [node = '', program = ''] = stdout.trim().split('\n').slice(-2)
  return (args) =>
    new Promise((resolve) => {
      execFile(node, [program, ...args], { timeout: WITHIN_MS, maxBuffer: 50_000_000 }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output: out + err })
      })
    })
}
