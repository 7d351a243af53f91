import { entities } from '@mallet/contract/gong/entities'
import { expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { ask } from './api.ts'
import { control } from './control.ts'
import { readCalls } from './find-party.ts'
import { startEmulator } from './started-emulators.ts'

const TYPES = { Account: 'ACCOUNT', Opportunity: 'DEAL', Contact: 'CONTACT', Lead: 'LEAD' } as const

/** Every entity that calls name, in the workspace of each, with the calls of it there. */
async function readEntities(emulator: Emulator) {
  const known = new Map<string, { query: Record<string, string>; calls: { id: string; started: string }[] }>()
  for (const { metaData, context, parties } of await readCalls(emulator)) {
    const contexts = [...(context ?? []), ...(parties ?? []).flatMap((party) => party.context ?? [])]
    for (const { objectType, objectId } of contexts.flatMap(({ objects }) => objects ?? [])) {
      const crmEntityType = Object.entries(TYPES).find(([name]) => name === objectType)?.[1]
      if (!crmEntityType || !objectId || metaData.isPrivate) continue
      const workspaceId = metaData.workspaceId ?? ''
      const key = `${workspaceId} ${objectId}`
      const entry = known.get(key) ?? { query: { workspaceId, crmEntityType, crmEntityId: objectId }, calls: [] }
      entry.calls.push({ id: metaData.id, started: metaData.started ?? '' })
      known.set(key, entry)
    }
  }
  return [...known.values()]
}

const asking = (emulator: Emulator, query: Record<string, string>) =>
  ask(emulator, `/v2/entities/ask-entity?${new URLSearchParams({ question: 'What about the price?', ...query })}`)

async function answerTo(emulator: Emulator, query: Record<string, string>) {
  const { answer, numOfCallsSearched } = entities['entities.ask'].response.parse((await asking(emulator, query)).body)
  const cited = answer.flatMap(({ callFindings }) => (callFindings ?? []).map(({ call }) => call?.id))
  return { texts: answer.flatMap(({ answerItems }) => answerItems ?? []), cited: new Set(cited), numOfCallsSearched }
}

const ALWAYS = { timePeriod: 'ALL_CONVERSATIONS' }

test('an answer cites the calls of its entity and no others, whatever kind of entity it is', async () => {
  const emulator = await startEmulator({ calls: 100 })
  const all = await readEntities(emulator)
  for (const type of Object.values(TYPES)) {
    const one = all.find(({ query, calls }) => query.crmEntityType === type && calls.length > 0)
    const { cited, numOfCallsSearched } = await answerTo(emulator, { ...one?.query, ...ALWAYS })
    expect(cited, type).toEqual(new Set(one?.calls.map(({ id }) => id)))
    expect(numOfCallsSearched).toBe(one?.calls.length)
  }
})

test('no two entities are answered alike, even where they share their calls', async () => {
  const emulator = await startEmulator({ calls: 30 })
  const all = await readEntities(emulator)
  expect(all.length).toBeGreaterThan(30)
  const ids = new Map(all.map(({ query }) => [query.crmEntityId, query]))
  const answers = new Set<string>()
  for (const query of ids.values()) answers.add((await answerTo(emulator, { ...query, ...ALWAYS })).texts.join('\n'))
  expect(answers.size).toBe(ids.size)
})

test('only conversations of the period are read', async () => {
  const emulator = await startEmulator()
  const all = (await readEntities(emulator)).filter(({ calls }) => calls.length > 2)
  const one = all[0]
  const middle = one?.calls[1]?.started ?? ''
  const custom = { ...one?.query, timePeriod: 'CUSTOM_RANGE', fromDateTime: middle }
  expect((await answerTo(emulator, custom)).cited).toEqual(new Set(one?.calls.slice(1).map(({ id }) => id)))
  const before = { ...custom, fromDateTime: '2020-01-01T00:00:00Z', toDateTime: middle }
  expect((await answerTo(emulator, before)).cited).toEqual(new Set(one?.calls.slice(0, 1).map(({ id }) => id)))
  const lastMs = Date.parse(one?.calls.at(-1)?.started ?? '')
  const recent = one?.calls.filter(({ started }) => Date.parse(started) >= lastMs - 90 * 86_400_000)
  const since = { ...one?.query, timePeriod: 'LAST_90_DAYS_SINCE_LAST_ACTIVITY' }
  expect((await answerTo(emulator, since)).numOfCallsSearched).toBe(recent?.length)
  const dated = await asking(emulator, { ...one?.query, timePeriod: 'THIS_YEAR', fromDateTime: middle })
  expect(dated.status).toBe(400)
})

test('a question about something is answered with that', async () => {
  const emulator = await startEmulator({ calls: 100 })
  const all = await readEntities(emulator)
  const one = all.sort((a, b) => b.calls.length - a.calls.length)[0]
  const about = async (question: string) =>
    (await answerTo(emulator, { ...one?.query, ...ALWAYS, question })).texts.slice(1)
  expect((await about('Is there a discount?')).join(' ').toLowerCase()).toContain('discount')
  expect(await about('Is there a discount?')).not.toEqual(await about('Which next steps were agreed?'))
})

test('answers are paid for by the call, and refused with 402 once the credits do not suffice', async () => {
  const emulator = await startEmulator({ assumptions: { aiCredits: '3' } })
  const all = await readEntities(emulator)
  const single = all.find(({ calls }) => calls.length === 1)?.query ?? {}
  const many = all.find(({ calls }) => calls.length > 3)?.query ?? {}
  expect((await asking(emulator, { ...many, ...ALWAYS })).status).toBe(402)
  for (let i = 0; i < 3; i++) expect((await asking(emulator, { ...single, ...ALWAYS })).status).toBe(200)
  const over = await asking(emulator, { ...single, ...ALWAYS })
  expect([over.status, over.body.errors]).toEqual([402, ['AI credits are exhausted']])
  await control(emulator, 'POST', '/assumptions', { aiCredits: '1000' })
  expect((await asking(emulator, { ...many, ...ALWAYS })).status).toBe(200)
})

test('a brief has its sections about the entity, and a question never spends for a brief that is not there', async () => {
  const emulator = await startEmulator({ calls: 100, assumptions: { aiCredits: '3' } })
  const [one] = (await readEntities(emulator)).filter(({ calls }) => calls.length === 1)
  const brief = (briefName: string) =>
    ask(emulator, `/v2/entities/get-brief?${new URLSearchParams({ ...one?.query, ...ALWAYS, briefName })}`)
  for (const name of ['Competition', 'Unheard of']) expect((await brief(name)).status).toBe(404)
  for (let i = 0; i < 3; i++) {
    const { briefSections } = entities['entities.brief'].response.parse((await brief('Account overview')).body)
    expect(briefSections[0]?.sectionSummary?.[0]).toContain(one?.query.crmEntityId)
    expect(briefSections[0]?.conversationFindings?.callFindings?.map(({ call }) => call?.id)).toEqual([
      one?.calls[0]?.id,
    ])
  }
  expect((await brief('Account overview')).status).toBe(402)
})
