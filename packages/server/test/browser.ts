import type { IncomingAnswer } from '@mallet/contract/derive/client'
import { ask, type Reach } from './ask.ts'
import type { World } from './open-world.ts'

/**
 * What a person does on Gong's pages: signs in and decides.
 *
 * @returns where Gong sends the browser back to; it has not been visited
 */
export async function decideAtGong(
  world: Reach & Pick<World, 'emulator'>,
  authorizeUrl: string,
  decision: 'approve' | 'deny' = 'approve',
): Promise<string> {
  const { appUrl, techAdmin } = world.emulator
  const page = await ask(world, { to: authorizeUrl })
  const request = /name="request" value="([^"]+)"/.exec(page.body)?.[1]
  if (request === undefined) throw new Error(`no sign-in form came, but status ${page.status}`)
  const signedIn = await submit(world, `${appUrl}/oauth2/sign-in`, cookiesOf(page), { request, ...techAdmin })
  const decided = await submit(world, `${appUrl}/oauth2/consent`, cookiesOf(signedIn), { request, decision })
  const { location } = decided.headers
  if (location === undefined) throw new Error(`the decision led nowhere, but to status ${decided.status}`)
  return location
}

/** The cookies that an answer sets, as lines. */
export const cookiesOf = ({ headers }: IncomingAnswer): string[] =>
  headers['set-cookie']?.split(/, (?=[^;,=\s]+=)/) ?? []

const submit = (world: Reach, to: string, cookies: readonly string[], fields: Readonly<Record<string, string>>) =>
  ask(world, {
    method: 'POST',
    to,
    cookies,
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
