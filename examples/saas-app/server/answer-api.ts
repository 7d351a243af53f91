import type { IncomingMessage } from 'node:http'
import { type Mallet, MalletError } from '@mallet/sdk'
import type { Answer } from './pages.ts'

/** Whoever is signed in. A real product knows this from its own session; here everybody is Dana. */
const CUSTOMER = { id: 'northwind', name: 'Northwind Traders', email: 'dana@northwind.example' }
const SHOWN_CALLS = 5

interface Backend {
  readonly mallet: Mallet
  readonly appUrl: string
}

/** What the product's own pages ask their backend. */
export async function answerApi({ mallet, appUrl }: Backend, request: IncomingMessage, path: string): Promise<Answer> {
  // A form of another site must not make sessions in Dana's name.
  const site = request.headers['sec-fetch-site']
  if (request.method !== 'GET' && site !== undefined && site !== 'same-origin')
    return json(403, { error: 'cross-site' })
  try {
    switch (`${request.method} ${path}`) {
      case 'POST /api/gong/token': {
        const returnUrl = `${appUrl}/settings/integrations`
        const { token } = await mallet.connectSessions.create({ customer: CUSTOMER, returnUrl })
        return json(200, { token })
      }
      case 'GET /api/gong':
        return json(200, await describeGong(mallet))
      case 'DELETE /api/gong': {
        const connection = await findConnection(mallet)
        if (connection) await mallet.connections.delete({ id: connection.id })
        return json(200, { state: 'none' })
      }
      default:
        return json(404, { error: 'not found' })
    }
  } catch (error) {
    if (!(error instanceof MalletError)) throw error
    return json(502, { error: error.message, fix: error.fix })
  }
}

async function findConnection(mallet: Mallet) {
  const { items } = await mallet.connections.list({ customerId: CUSTOMER.id })
  return items.find(({ status }) => status === 'active') ?? items[0]
}

/** Whether Gong is connected, and the newest calls that Mallet has read of it so far. */
async function describeGong(mallet: Mallet) {
  const connection = await findConnection(mallet)
  if (!connection) return { state: 'none' }
  const calls = []
  for await (const { data } of mallet.records(connection.id, 'calls')) {
    if (!data) continue
    const { title, started, duration } = data.metaData
    calls.push({ title: title ?? 'Untitled', started: started ?? '', minutes: Math.round((duration ?? 0) / 60) })
  }
  return {
    state: connection.status === 'active' ? 'connected' : 'broken',
    calls: calls.sort((a, b) => (a.started < b.started ? 1 : -1)).slice(0, SHOWN_CALLS),
    total: calls.length,
  }
}

const json = (status: number, body: object): Answer => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
})
