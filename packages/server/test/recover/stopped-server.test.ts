import { MODELS } from '@mallet/contract/api/syncs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { passOn } from '../gong-proxy.ts'
import { holdRequest } from '../hold-request.ts'
import { readData } from '../read-records.ts'
import { until, untilCaughtUp } from '../wait.ts'
import { type CrashSite, openCrashSite } from './open-crash-site.ts'
import type { ServerProcess } from './server-process.ts'

const CALLS = 330

let site: CrashSite
let id: string
let exitCode: number | null
let askedBeforeStop: number
let server: ServerProcess

/** A server is asked to stop while the third page of calls is on its way, and another goes on. Paced, or it would be done. */
beforeAll(async () => {
  site = await openCrashSite({ calls: CALLS, users: 12 })
  const first = await site.start()
  let pages = 0
  const thirdPage = holdRequest(site.gongApi, ({ path }) => path === '/v2/calls/extensive' && ++pages === 3)
  id = await site.link(first.api, { callsPerSecond: 5 })
  await thirdPage.arrived
  await until('the lists are there', async () => (await readData(first, id, 'users')).size === 12)
  const stopped = first.stop()
  thirdPage.letGo()
  exitCode = await stopped
  askedBeforeStop = site.gongApi.requests.length
  site.gongApi.play(passOn)
  server = await site.start()
  await untilCaughtUp(server, id)
}, 300_000)
afterAll(() => site.close())

const count = (path: string) => site.gongApi.requests.filter((request) => request.path.startsWith(path)).length

test('a server that is asked to stop ends by itself, well', () => {
  expect(exitCode).toBe(0)
})

test('the page that was on its way is stored, and the next server asks for no page again', () => {
  const pages = Math.ceil(CALLS / 100)

  expect(askedBeforeStop).toBeLessThan(site.gongApi.requests.length)
  expect(count('/v2/calls/extensive')).toBe(pages)
  expect(count('/v2/calls/transcript')).toBe(pages)
  expect(count('/v2/users')).toBe(1)
  // The first of them while linking.
  expect(count('/v2/workspaces')).toBe(2)
})

test('the run that was at work goes on, as the same run', async () => {
  const { items } = await server.api.call('runs.list', { params: { id }, query: {} })

  expect(items.map(({ model }) => model).sort()).toEqual([...MODELS].sort())
  expect(items.filter(({ state }) => state !== 'succeeded')).toEqual([])
})

test.each(MODELS)('afterwards %s equal what Gong holds', async (model) => {
  expect(await readData(server, id, model)).toEqual(await site.truth(model))
})
