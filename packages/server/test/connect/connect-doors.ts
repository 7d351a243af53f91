import { type Doors, openDoors } from '../doors/open-doors.ts'

const WORKSPACES = { requestId: 'r', workspaces: [{ id: '1', name: 'Initial workspace' }] }
const GONG = '127.0.0.1:9'

export const HOME = 'https://mallet.example.com'
export const CREDENTIALS = { accessKey: 'ACCESSKEY', accessKeySecret: 'very-secret', baseUrl: `http://${GONG}` }
export const ACME = { id: 'acme', name: 'Acme Inc.' }
export const UNKNOWN_ID = '000000000000000000000000'

export type ConnectDoors = Awaited<ReturnType<typeof openConnectDoors>>

/** Mallet's doors beside a Gong whose API accepts every key, with an integration by key and one by OAuth. */
export async function openConnectDoors() {
  const doors = await openDoors({ publicUrl: HOME, gongHosts: [GONG] })
  doors.database.answer(() => WORKSPACES)
  const call = createCall(doors)
  const setUp = async (auth: object): Promise<string> =>
    (await call('POST', '/v1/integrations', { name: 'Gong', auth })).body.id
  const byKey = await setUp({ type: 'apiKey' })
  const byOAuth = await setUp({ type: 'oauth2', clientId: 'client', clientSecret: 'secret' })
  return {
    ...doors,
    byKey,
    byOAuth,
    call,
    setUp,
    /** A new session by key for a customer, unless told otherwise. */
    open: (json: object = {}) =>
      call('POST', '/v1/connect-sessions', { customer: ACME, integrationId: byKey, ...json }),
    /** Links a company by its API key with the token of a session. */
    link: (token: string) => call('POST', '/connect/attempts', { credentials: CREDENTIALS }, token),
    settings: (json: object) => call('PATCH', '/v1/connect-settings', json),
    eventsOf: async (connectionId: string): Promise<string[]> => {
      const { db } = doors.database.ctx
      const rows = await db
        .selectFrom('outbox_event')
        .select('type')
        .where('connection_id', '=', connectionId)
        .orderBy('id')
        .execute()
      return rows.map(({ type }) => type)
    },
  }
}

/** Asks with the key that may do everything, unless a token is given. */
const createCall =
  ({ ask }: Doors) =>
  async (method: string, to: string, json?: object, bearer?: string) => {
    const answer = await ask({ method, to, ...(json && { json }), ...(bearer !== undefined && { bearer }) })
    return { status: answer.status, body: JSON.parse(answer.body) }
  }

/** The token in the fragment of a link. */
export const tokenIn = (url: string): string => new URL(url).hash.slice(1)
