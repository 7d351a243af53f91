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

    const base = `${mallet.ready.url}/v1/connections/${mallet.ready.unpaced[0]}/proxy`
    const headers = { authorization: `Bearer ${mallet.ready.apiKey}` }
    const asked = async (path: string, body?: object) => {
      const json = body && { method: 'POST' as const, body: JSON.stringify(body) }
      const type = { 'content-type': 'application/json' }
      const answer = await request(base + path, { headers: { ...headers, ...(body && type) }, ...json })
      const text = await answer.body.text()
      if (answer.statusCode > 299) throw new Error(`${path} was answered ${answer.statusCode}: ${text}`)
      return JSON.parse(text)
    }
    const [user] = Users.parse(await asked('/v2/users')).users
    let made = 0
    const upload = async (bytes: number) => {
      const example = calls['calls.create'].example.body
      const parties = [{ userId: user?.id }]
      const call = { ...example, clientUniqueId: `bench-${made++}`, primaryUser: user?.id, parties }
      const { callId } = Created.parse(await asked('/v2/calls', call))
      const url = `${base}/v2/calls/${callId}/media`
      const { status, seconds, peaksMb } = await measureUpload(url, headers, bytes, [mallet.pid, gong.pid])
      if (status !== 201) faults.push(`a recording of ${bytes} bytes was answered ${status}`)
      const [malletMb = Number.NaN, gongMb = Number.NaN] = peaksMb
      say(
        `${bytes / MB} MB: server ${Math.round(malletMb)} MB, emulator ${Math.round(gongMb)} MB at most, ${rounded(bytes / MB / seconds, 1)} MB/s`,
      )
      return { malletMb, gongMb, rate: bytes / MB / seconds }
    }
    const faults: string[] = []
    // The first one of all loads code.
    await upload(small)
    const found: Record<'small' | 'large', Awaited<ReturnType<typeof upload>>[]> = { small: [], large: [] }
    for (let time = 0; time < times; time++) {
      found.small.push(await upload(small))
      found.large.push(await upload(large))
    }
    const of = (which: 'small' | 'large', what: 'malletMb' | 'gongMb' | 'rate') =>
      median(found[which].map((one) => one[what]))
    const figures = {
      smallBytes: small,
      largeBytes: large,
      times,
      smallMb: Math.round(of('small', 'malletMb')),
      largeMb: Math.round(of('large', 'malletMb')),
      moreMb: rounded(of('large', 'malletMb') - of('small', 'malletMb'), 1),
      emulatorMoreMb: rounded(of('large', 'gongMb') - of('small', 'gongMb'), 1),
      mbPerSecond: rounded(of('large', 'rate'), 1),
    }
    return {
      passed: figures.moreMb <= GOAL_MB,
      figure: [
        `a recording of ${large / MB} MB takes ${figures.moreMb} MB more than one of ${small / MB} MB (goal at most ${GOAL_MB})`,
        `${figures.largeMb} and ${figures.smallMb} MB, the emulator ${figures.emulatorMoreMb} MB more`,
        `${figures.mbPerSecond} MB/s; medians of ${times}`,
      ].join('; '),
      figures,
      faults,
    }
  })
