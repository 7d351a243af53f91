import type { IncomingHttpHeaders } from 'node:http'
import type { Role } from '@mallet/contract/api/roles'
import { startSession } from '../../src/dashboard/start-session.ts'
import { makeId } from '../../src/make-id.ts'
import type { DoorAnswer, DoorQuestion, Doors } from '../doors/open-doors.ts'

/** As a page of this Mallet asks. */
export interface Browser {
  ask(question: DoorQuestion): Promise<DoorAnswer>
  /** What it brings: a cookie as it stands in the header. */
  cookie(): string
}

export const PASSWORD = 'a long sentence of mine'

/** A browser that keeps cookies and says where its requests come from. */
export function openBrowser(doors: Doors, cookies = new Map<string, string>()): Browser {
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookie,
    ask: async ({ headers = {}, ...question }) => {
      const answer = await doors.ask({
        bearer: null,
        ...question,
        headers: {
          origin: doors.publicUrl,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
          'user-agent': 'Testbrowser/1.0',
          ...(cookies.size > 0 && { cookie: cookie() }),
          ...headers,
        },
      })
      keep(answer.headers, cookies)
      return answer
    },
  }
}

function keep(headers: IncomingHttpHeaders, cookies: Map<string, string>): void {
  for (const line of headers['set-cookie'] ?? []) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '') cookies.delete(name)
    else cookies.set(name, value)
  }
}

/** Somebody who has signed in, without the hashing. */
export async function signedInAs(
  doors: Doors,
  role: Role,
  email = `${role}-${makeId('x', doors.ctx)}@example.com`,
): Promise<Browser & { readonly id: string }> {
  const { ctx } = doors
  const id = makeId('usr', ctx)
  const password_hash = await ctx.access.passwords.hash(PASSWORD)
  await ctx.db
    .insertInto('dashboard_user')
    .values({ id, email, name: role, role, password_hash, created_at: ctx.clock.now() })
    .execute()
  const { secret } = await startSession(ctx, id, 'password', { browser: '', sessionSecret: undefined })
  const name = ctx.settings.publicUrl.startsWith('https:') ? '__Host-mallet_session' : 'mallet_session'
  return { ...openBrowser(doors, new Map([[name, secret]])), id }
}
