import { oauth } from '@mallet/contract/gong/oauth'
import type { EmulatorContext } from '../emulator-context.ts'
import type { Exchange } from '../faults/exchange.ts'
import type { FaultyDoor } from '../faults/hang-faults.ts'
import { formOf, queryOf } from './read-form.ts'
import { secretHash } from './secret-hash.ts'

/** What faults see of the sign-in and consent pages, which belong to no company. */
export const pagesDoor = ({ requests }: EmulatorContext): FaultyDoor => ({
  at: 'onRequest',
  subjectOf: ({ raw }) => ({ company: [], operations: [], path: requests.entryOf(raw)?.path ?? '' }),
  usualError,
})

/** What faults see of the token endpoint: the grant type, and the company whose code or refresh token it is. */
export const tokenDoor = (context: EmulatorContext): FaultyDoor => ({
  at: 'preHandler',
  subjectOf: (request) => {
    const parameter = (name: string) => formOf(request.body).get(name) ?? queryOf(request.url).get(name) ?? ''
    const type = { authorization_code: 'oauth.exchange', refresh_token: 'oauth.refresh' }[parameter('grant_type')]
    return {
      company: companyOf(context, parameter('code'), parameter('refresh_token')),
      operations: ['oauth.token', ...(type === undefined ? [] : [type])],
      path: oauth.tokenPath,
    }
  },
  usualError,
})

const usualError: Exchange['usualError'] = (status, texts) => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', pragma: 'no-cache' },
  body: JSON.stringify({
    error: status === 401 ? 'invalid_client' : status < 500 ? 'invalid_request' : 'server_error',
    error_description: texts.join(' '),
  }),
})

function companyOf({ state, companies }: EmulatorContext, code: string, refreshToken: string): string[] {
  const { codes, refreshTokens, grants } = state.current
  const { grantId = '' } = codes[secretHash(code)] ?? refreshTokens[secretHash(refreshToken)] ?? {}
  const company = companies[grants[grantId]?.company ?? -1]
  return company ? [company.name, String(company.index + 1)] : []
}
