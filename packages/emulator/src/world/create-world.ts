// PLACEHOLDER until the world is written: overwrite this file.
import type { CallData } from '@mallet/contract/gong/call'
import { exampleCall, exampleTranscript } from '@mallet/contract/gong/call-example'
import type { Monologue } from '@mallet/contract/gong/transcripts'
import type { User } from '@mallet/contract/gong/users'
import type { Workspace } from '@mallet/contract/gong/workspaces'

export interface WorldOptions {
  readonly seed: string
  readonly calls: number
  readonly users: number
  readonly originMs: number
  /** Counted from 1. */
  readonly company: number
  readonly appHost?: string
}
export interface ListedWindow {
  readonly nowMs: number
  readonly fromMs?: number
  readonly toMs?: number
}
export interface WorldCall {
  readonly id: string
  readonly startedMs: number
  readonly endedMs: number
  readonly listedAtMs: number
  readonly transcriptAtMs: number | null
  readonly isPrivate: boolean
  readonly workspaceId: string
  readonly primaryUserId: string
  gong(nowMs: number): CallData
  transcript(): Monologue[] | undefined
}
export interface World {
  readonly company: { readonly name: string; readonly domain: string; readonly timeZone: string }
  readonly technicalAdministrator: {
    readonly userId: string
    readonly email: string
    readonly firstName: string
    readonly lastName: string
  }
  readonly users: readonly User[]
  readonly workspaces: readonly Workspace[]
  countListed(window: ListedWindow): number
  listed(window: ListedWindow, offset: number, limit: number): WorldCall[]
  callById(id: string): WorldCall | undefined
}

const EVERY_MS = (180 * 86_400_000) / 1200
const HOUR_MS = 3_600_000

export function createWorld({ calls, users, originMs, company }: WorldOptions): World {
  const domain = `company${company}.example`
  const people: User[] = Array.from({ length: users }, (_, i) => ({
    id: `727347613157001${String(i).padStart(4, '0')}`,
    emailAddress: `person${i}@${domain}`,
    created: '2025-03-04T09:12:44.318-05:00',
    active: true,
    firstName: `Person${i}`,
    lastName: 'Example',
  }))
  const workspaces: Workspace[] = [
    { id: '623457276584334000', name: 'Initial workspace', description: 'The built-in workspace' },
    { id: '623457276584334001', name: 'Customers', description: 'Customer success' },
  ]
  const call = (n: number): WorldCall => {
    const startedMs = Math.round(originMs - (calls - n) * EVERY_MS)
    const endedMs = startedMs + 1_800_000
    const id = String(7_000_000_000_000_000_000n + BigInt(n))
    const transcriptAtMs = n % 40 === 7 ? null : endedMs + ((n * 7) % 24) * HOUR_MS
    const workspaceId = workspaces[n % 2]?.id ?? ''
    const primaryUserId = people[n % users]?.id ?? ''
    return {
      id,
      startedMs,
      endedMs,
      listedAtMs: endedMs + ((n * 13) % 60) * 60_000,
      transcriptAtMs,
      isPrivate: n % 50 === 9,
      workspaceId,
      primaryUserId,
      gong: (nowMs) => ({
        ...exampleCall,
        ...(transcriptAtMs !== null && transcriptAtMs <= nowMs ? {} : { content: {} }),
        metaData: {
          ...exampleCall.metaData,
          id,
          started: new Date(startedMs).toISOString(),
          isPrivate: n % 50 === 9,
          workspaceId,
          primaryUserId,
        },
      }),
      transcript: () => (transcriptAtMs === null ? undefined : (exampleTranscript.transcript ?? undefined)),
    }
  }
  const inWindow = ({ nowMs, fromMs = -Infinity, toMs = Infinity }: ListedWindow): WorldCall[] => {
    const last = Math.ceil((Math.min(toMs, nowMs) - originMs) / EVERY_MS) + calls
    const first = Math.max(0, Math.floor((fromMs - originMs) / EVERY_MS) + calls)
    const found: WorldCall[] = []
    for (let n = first; n <= last; n++) {
      const one = call(n)
      if (one.startedMs >= fromMs && one.startedMs < toMs && one.listedAtMs <= nowMs) found.push(one)
    }
    return found
  }
  return {
    company: { name: `Company ${company}`, domain, timeZone: 'Europe/Berlin' },
    technicalAdministrator: {
      userId: people[0]?.id ?? '',
      email: `person0@${domain}`,
      firstName: 'Person0',
      lastName: 'Example',
    },
    users: people,
    workspaces,
    countListed: (window) => inWindow(window).length,
    listed: (window, offset, limit) => inWindow(window).slice(offset, offset + limit),
    callById: (id) => (/^7\d{18}$/.test(id) ? call(Number(BigInt(id) - 7_000_000_000_000_000_000n)) : undefined),
  }
}
