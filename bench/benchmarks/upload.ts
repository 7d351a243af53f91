import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calls } from '@mallet/contract/gong/calls'
import { request } from 'undici'
import { z } from 'zod'
import type { Benchmark } from '../benchmark.ts'
import { startBenchChild } from '../harness/bench-child.ts'
import { startEmulatorProcess } from '../harness/emulator-process.ts'
import { type ProxyInput, ProxyListening } from '../harness/listening.ts'
import { measureUpload } from '../harness/measure-upload.ts'
import { median } from '../harness/median.ts'
import { rounded } from '../harness/ratios.ts'
import { withClosers } from '../harness/with-closers.ts'

const MB = 1_000_000
const GOAL_MB = 48

/** A recording as a request of Gong's own, and as an action. */
const doors = {
  proxy: { method: 'PUT', to: (callId: string) => `/proxy/v2/calls/${callId}/media`, status: 201 },
  action: { method: 'POST', to: (callId: string) => `/actions/calls.uploadMedia?id=${callId}`, status: 200 },
} as const
type Door = keyof typeof doors
const DOORS = ['proxy', 'action'] as const satisfies readonly Door[]

const Users = z.looseObject({ users: z.array(z.looseObject({ id: z.string() })) })
const Created = z.looseObject({ callId: z.string() })

/**
 * Whether a large recording takes more memory on its way than a small one: what the server has resident at most while
 * either passes through it to an emulated Gong, which counts and hashes the bytes and keeps none.
 */
export const measure: Benchmark = ({ isQuick, say }) =>
  withClosers(async (later) => {
    const [small, large] = isQuick ? [3 * MB, 60 * MB] : [3 * MB, 300 * MB]
    const times = isQuick ? 1 : 3
    const dataDir = await mkdtemp(join(tmpdir(), 'mallet-bench-'))
    later(() => rm(dataDir, { recursive: true, force: true }))
    const gong = await startEmulatorProcess('--calls', '20', '--users', '5', '--no-rate-limit')
    later(gong.close)
    const credentials = `${gong.accessKey}:${gong.accessKeySecret}`
    const input: ProxyInput = { gongUrl: gong.apiBaseUrl, dataDir, paced: 0, unpaced: 1, credentials }
    const mallet = await startBenchChild('./proxy-process.ts', input, ProxyListening, join(dataDir, 'log'))
    later(mallet.stop)

    const base = `${mallet.ready.url}/v1/connections/${mallet.ready.unpaced[0]}`
    const headers = { authorization: `Bearer ${mallet.ready.apiKey}` }
    const asked = async (path: string, body?: object) => {
      const json = body && { method: 'POST' as const, body: JSON.stringify(body) }
      const type = { 'content-type': 'application/json' }
      const answer = await request(`${base}/proxy${path}`, { headers: { ...headers, ...(body && type) }, ...json })
      const text = await answer.body.text()
      if (answer.statusCode > 299) throw new Error(`${path} was answered ${answer.statusCode}: ${text}`)
      return JSON.parse(text)
    }
    const [user] = Users.parse(await asked('/v2/users')).users
    let made = 0
    const upload = async (door: Door, bytes: number) => {
      const example = calls['calls.create'].example.body
      const parties = [{ userId: user?.id }]
      const call = { ...example, clientUniqueId: `bench-${made++}`, primaryUser: user?.id, parties }
      const { callId } = Created.parse(await asked('/v2/calls', call))
      const { method, to, status: expected } = doors[door]
      const pids = [mallet.pid, gong.pid]
      const { status, seconds, peaksMb } = await measureUpload(method, base + to(callId), headers, bytes, pids)
      if (status !== expected) faults.push(`${door}: a recording of ${bytes} bytes was answered ${status}`)
      const [malletMb = Number.NaN, gongMb = Number.NaN] = peaksMb
      say(
        `${door}, ${bytes / MB} MB: server ${Math.round(malletMb)} MB, emulator ${Math.round(gongMb)} MB at most, ${rounded(bytes / MB / seconds, 1)} MB/s`,
      )
      return { malletMb, gongMb, rate: bytes / MB / seconds }
    }
    const faults: string[] = []
    type Found = Awaited<ReturnType<typeof upload>>
    const found: Record<Door, Record<'small' | 'large', Found[]>> = {
      proxy: { small: [], large: [] },
      action: { small: [], large: [] },
    }
    // The first ones of all load code.
    for (const door of DOORS) await upload(door, small)
    for (let time = 0; time < times; time++) {
      for (const door of DOORS) {
        found[door].small.push(await upload(door, small))
        found[door].large.push(await upload(door, large))
      }
    }
    const of = (door: Door, which: 'small' | 'large', what: keyof Found) =>
      median(found[door][which].map((one) => one[what]))
    const more = (door: Door, what: keyof Found) => rounded(of(door, 'large', what) - of(door, 'small', what), 1)
    const figures = {
      smallBytes: small,
      largeBytes: large,
      times,
      proxyMoreMb: more('proxy', 'malletMb'),
      actionMoreMb: more('action', 'malletMb'),
      emulatorMoreMb: Math.max(more('proxy', 'gongMb'), more('action', 'gongMb')),
      largeMb: Math.round(of('action', 'large', 'malletMb')),
      mbPerSecond: rounded(Math.min(of('proxy', 'large', 'rate'), of('action', 'large', 'rate')), 1),
    }
    return {
      passed: Math.max(figures.proxyMoreMb, figures.actionMoreMb) <= GOAL_MB,
      figure: [
        `a recording of ${large / MB} MB takes ${figures.proxyMoreMb} MB more than one of ${small / MB} MB through the proxy, ${figures.actionMoreMb} MB as an action (goal at most ${GOAL_MB})`,
        `${figures.largeMb} MB in all, the emulator ${figures.emulatorMoreMb} MB more`,
        `${figures.mbPerSecond} MB/s; medians of ${times}`,
      ].join('; '),
      figures,
      faults,
    }
  })
