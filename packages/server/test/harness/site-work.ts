import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from '../ask.ts'
import { cookiesOf, decideAtGong } from '../browser.ts'
import { beginAttempt, comeBack, readAttempt } from '../link.ts'
import type { KillSite } from './open-kill-site.ts'

const POLL_MS = 100
/** On a machine that others keep busy a restart alone may take half a minute. */
const PATIENCE_MS = 180_000
const MODELS = ['users', 'workspaces', 'calls', 'transcripts'] as const
type Model = (typeof MODELS)[number]

/** What a customer and Gong do meanwhile: calls are held and changed, syncs are asked to read, a link is mended. */
export interface SiteWork {
  /** Writes new calls and changes one that was written before. */
  happen(): Promise<void>
  /** Asks every sync to read. A server that is away is not asked again. */
  triggerAll(): Promise<void>
  /** Resolves when every sync has read, and well, since it was asked. */
  readAll(): Promise<void>
  /** Resolves when a request gets through to Gong with credentials that are good, mending the link if need be. */
  heal(): Promise<void>
  /** How often the link had to be mended. */
  reconnects(): number
}

export function siteWork(site: KillSite, connectionId: string, integrationId: string, random: () => number): SiteWork {
  const written: string[] = []
  let titles = 0
  let reconnects = 0

  async function request(method: string, path: string, json?: unknown): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(site.publicUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${site.apiKey}`,
        ...(json !== undefined && { 'content-type': 'application/json' }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      signal: AbortSignal.timeout(60_000),
    })
    return { status: answer.status, body: JSON.parse(await answer.text()) }
  }
  const connection = `/v1/connections/${connectionId}`
  const trigger = (model: Model) => request('POST', `${connection}/syncs/${model}/trigger`)

  async function write(call: object): Promise<string> {
    const answer = await fetch(`${site.emulator.controlUrl}/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(call),
    })
    const { id }: { id: string } = JSON.parse(await answer.text())
    return id
  }

  async function happen(): Promise<void> {
    for (let i = 0; i < 2; i++) {
      written.push(await write({ title: `Call ${++titles}`, started: site.emulator.now(), duration: 60 }))
    }
    const id = written[Math.floor(random() * written.length)]
    await write({ id, title: `Changed ${++titles}` })
  }

  /** Whether a run of the model that was asked for now ended well. */
  async function read(model: Model): Promise<boolean> {
    const asked = await trigger(model).catch(() => undefined)
    if (asked?.status !== 202) return false
    const { runId }: { runId: string } = JSON.parse(JSON.stringify(asked.body))
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(POLL_MS)) {
      const answer = await request('GET', `${connection}/runs/${runId}`).catch(() => undefined)
      if (answer?.status !== 200) continue
      const { state }: { state: string } = JSON.parse(JSON.stringify(answer.body))
      if (state !== 'queued' && state !== 'running') return state === 'succeeded'
    }
    throw new Error(`a run of ${model} did not end within ${PATIENCE_MS / 1000} s`)
  }

  async function mendIfNeeded(): Promise<void> {
    const { body } = await request('GET', connection)
    const { status }: { status: string } = JSON.parse(JSON.stringify(body))
    if (status !== 'needs_reauth') return
    reconnects++
    const session = await ask(site, {
      method: 'POST',
      to: '/v1/connect-sessions',
      bearer: site.apiKey,
      json: { integrationId, connectionId, customer: { id: 'acme', name: 'Acme Inc.' } },
    })
    if (session.status !== 201) throw new Error(`no session to connect again with: ${session.body}`)
    const { token }: { token: string } = JSON.parse(session.body)
    const attempt = await beginAttempt(site, token)
    const back = await comeBack(site, await decideAtGong(site, attempt.authorizeUrl), attempt.cookies)
    void cookiesOf(back)
    const { status: outcome, error } = await readAttempt(site, attempt)
    if (outcome !== 'authenticated') throw new Error(`connecting again failed: ${error?.code}`)
  }

  /** Until it holds, or the test fails with what was waited for. */
  async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
    for (const end = performance.now() + PATIENCE_MS; ; await sleep(POLL_MS)) {
      if (await holds()) return
      if (performance.now() > end) throw new Error(`waited ${PATIENCE_MS / 1000} s in vain until ${what}`)
    }
  }

  async function heal(): Promise<void> {
    await until('a request got through to Gong', async () => {
      await mendIfNeeded()
      return read('users')
    })
  }

  return {
    happen,
    triggerAll: async () => {
      await Promise.all(MODELS.map((model) => trigger(model).catch(() => undefined)))
    },
    readAll: async () => {
      await heal()
      // Transcripts last: which ones there are to ask for is known when the calls are in.
      for (const model of MODELS) await until(`${model} were read`, () => read(model))
      await until('everything is caught up', async () => {
        const { status, body } = await request('GET', `${connection}/syncs`)
        if (status !== 200) return false
        const { items }: { items: { caughtUp: boolean }[] } = JSON.parse(JSON.stringify(body))
        return items.every(({ caughtUp }) => caughtUp)
      })
    },
    heal,
    reconnects: () => reconnects,
  }
}
