import { createServer } from 'node:http'
import { oauthIntegration } from '../../packages/server/test/link.ts'
import { openWorld, type World } from '../../packages/server/test/open-world.ts'
import { openVisits, type Visit } from './connect-visit.ts'

export interface Wanted {
  readonly integrationIds?: string[]
  readonly customer?: { id: string; name: string }
  readonly connectionId?: string
  readonly configure?: boolean
  readonly language?: 'en' | 'de'
  readonly preset?: { accessKey?: string; baseUrl?: string }
  readonly allowedOrigins?: string[]
  readonly returnUrl?: string
}

/** A world with both ways of linking, and people who follow links into it. */
export interface Linking {
  readonly world: World
  readonly oauth: string
  readonly apiKey: string
  readonly publicUrl: string
  visit(isSpoilt?: boolean): Promise<Visit>
  /** A link, of a customer who has no connection unless one is named. */
  linkFor(wanted?: Wanted): Promise<{ id: string; token: string; url: string; customerId: string }>
  /** Somebody who follows one. */
  open(wanted?: Wanted): Promise<Visit & { token: string; url: string; customerId: string }>
  close(): Promise<void>
}

export async function openLinking(): Promise<Linking> {
  const world = await openWorld({ emulator: { calls: 20, users: 5 } })
  const oauth = await oauthIntegration(world)
  const keys = { name: 'Keys', auth: { type: 'apiKey' as const } }
  const { id: apiKey } = await world.api.call('integrations.create', { body: keys })
  await world.api.call('connectSettings.update', { body: { appName: 'Acme Insights' } })
  const visits = await openVisits()
  let customers = 0
  const linkFor = async (wanted: Wanted = {}) => {
    const customer = { id: `customer-${customers++}`, name: 'Globex' }
    const body = { integrationIds: [oauth], customer, ...wanted }
    const { connectionId, ...others } = body
    const made = await world.api.call('connectSessions.create', {
      body: connectionId === undefined ? others : { connectionId },
    })
    return { id: made.id, token: made.token, url: made.url, customerId: (wanted.customer ?? customer).id }
  }
  return {
    world,
    oauth,
    apiKey,
    publicUrl: world.platform().publicUrl,
    visit: visits.visit,
    linkFor,
    async open(wanted) {
      const link = await linkFor(wanted)
      const visit = await visits.visit()
      await visit.page.goto(link.url)
      return { ...visit, ...link }
    },
    async close() {
      await visits.close()
      await world.close()
    },
  }
}

/** A host's page: frames Connect, hands it the token, and keeps every message that it gets. */
const hostPage = (connectUrl: string) => `<!doctype html><html lang="en"><head><title>Host</title><style>
body{margin:0;font:16px sans-serif} iframe{width:480px;height:720px;border:0}</style></head><body><h1>Host</h1><script>
const nonce = 'n-' + Math.random(), query = new URLSearchParams(location.search)
const url = new URL(${JSON.stringify(connectUrl)})
window.heard = []
window.say = (message) => frame.contentWindow.postMessage({ mallet: 1, nonce, ...message }, url.origin)
const frame = document.createElement('iframe')
frame.title = 'Connect Gong'
frame.allow = 'clipboard-write'
frame.src = url + '?' + new URLSearchParams({ origin: location.origin, nonce, embedded: query.get('embedded') ?? 'modal' })
addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== url.origin) return
  window.heard.push(data)
  const open = JSON.parse(query.get('open') ?? '{}')
  if (data.type === 'hello' && open.token) window.say({ type: 'open', ...open })
  if (data.type === 'event' && data.event.type === 'close') frame.remove()
})
document.body.append(frame)
</script></body></html>`

/** A server of an origin of its own that has the host's page. */
export async function openHost(connectUrl: string): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(hostPage(connectUrl))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The host has no port')
  return {
    // Another site than 127.0.0.1, so that the frame is one of a third party.
    origin: `http://localhost:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
