import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { GongErrorBody } from '@mallet/contract/gong/fields'
import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { gong } from '@mallet/contract/gong/index'
import { TokenAnswer } from '@mallet/contract/gong/oauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../src/index.ts'
import { ORIGIN } from '../started-emulators.ts'
import { createVisitor } from '../visitor.ts'
import { copiedBy, readHome } from './home.ts'

const run = promisify(execFile)
const rows: readonly (readonly [string, GongEndpoint])[] = Object.entries(gong)

let emulator: Emulator
let folder: string

beforeAll(async () => {
  emulator = await createEmulator({
    calls: 120,
    users: 12,
    companies: 2,
    now: ORIGIN,
    running: false,
    rateLimit: false,
  })
  folder = await mkdtemp(join(tmpdir(), 'mallet-curl-'))
})
afterAll(async () => {
  await emulator.close()
  await rm(folder, { recursive: true })
})

interface Answered {
  readonly status: number
  readonly text: string
}

/** Runs commands one after the other in one shell, as somebody pastes them. */
async function paste(commands: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Answered[]> {
  const file = (place: number) => join(folder, String(place))
  const script = commands.map((command, place) => `${command} -sS -o '${file(place)}' -w '%{http_code}\\n'`).join('\n')
  const { stdout } = await run('sh', ['-c', script], { env: { PATH: process.env.PATH ?? '', ...env } })
  const statuses = stdout.trim().split('\n').map(Number)
  return Promise.all(
    commands.map(async (_, place) => ({
      status: statuses[place] ?? 0,
      text: await readFile(file(place), 'utf8').catch(() => ''),
    })),
  )
}

/** The rows have them as text, since JSON.parse would round them. */
const bareInteger = (field: string) => new RegExp(`"(${field})":(\\d+)`, 'g')

/** Whether the command was answered with the success of its row; every other answer has to be Gong's envelope. */
function succeeded(name: string, endpoint: GongEndpoint, { status, text }: Answered): boolean {
  const { response, bareIntegers = [] } = endpoint
  if (status !== (endpoint.status ?? 200)) {
    expect(GongErrorBody.strict().safeParse(JSON.parse(text)).error, `${name}: ${text}`).toBeUndefined()
    return false
  }
  const read = bareIntegers.reduce((json, field) => json.replace(bareInteger(field), '"$1":"$2"'), text)
  expect(response.safeParse(JSON.parse(read)).error, name).toBeUndefined()
  return true
}

/** Runs the commands of these operations off the page as it is now; the answer is which ones did not succeed. */
async function refusedOf(operations: typeof rows): Promise<typeof rows> {
  const page = await readHome(emulator)
  const answers = await paste(operations.map(([name]) => copiedBy(page, `curl command of ${name}`)))
  return operations.filter(
    ([name, endpoint], place) => !succeeded(name, endpoint, answers[place] ?? { status: 0, text: '' }),
  )
}

test('every operation has a command that a shell runs as it stands, and that its row or the envelope of an error answers', async () => {
  const refused = await refusedOf(rows)
  // What the first ones have made is there when the page is opened again: an integration, a meeting, a call.
  expect((await refusedOf(refused)).map(([name]) => name)).toEqual([])
}, 180_000)

test('the OAuth commands lead from the authorize URL to an answer, and past a refresh', async () => {
  const page = await readHome(emulator)
  const visitor = createVisitor(emulator.appUrl)
  const signIn = await visitor.open(copiedBy(page, 'authorize URL'))
  const { leftFor } = await visitor.submit(await visitor.submit(signIn, { ...emulator.techAdmin }), {
    decision: 'approve',
  })
  const tokens = async (name: string, env: Readonly<Record<string, string>>) => {
    const [answer] = await paste([copiedBy(page, name)], env)
    return TokenAnswer.parse(JSON.parse(answer?.text ?? ''))
  }
  const first = await tokens('code exchange', { CODE: leftFor?.searchParams.get('code') ?? '' })
  const second = await tokens('refresh', { REFRESH_TOKEN: first.refresh_token })
  for (const { access_token } of [first, second]) {
    const [answer] = await paste([copiedBy(page, 'request with an access token')], { ACCESS_TOKEN: access_token })
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('"users"') })
  }
})

test('the commands ask the company that is chosen', async () => {
  const [first, second] = emulator.companies
  const command = copiedBy(await readHome(emulator, '?company=2'), 'curl command of users.list')
  expect(command).toContain(second?.apiBaseUrl)
  expect(command).toContain(second?.accessKeySecret)
  for (const unknown of ['?company=3', '?company=0', '?company=x', '?company=1.5']) {
    expect(copiedBy(await readHome(emulator, unknown), 'curl command of users.list')).toContain(first?.accessKey)
  }
})
