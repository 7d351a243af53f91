import { z } from 'zod'
import { table } from '../endpoint.ts'

export const platform = table({
  'health.live': {
    method: 'GET',
    path: '/healthz',
    scope: 'public',
    summary: 'The process runs',
    response: z.strictObject({ status: z.literal('ok') }),
    example: { response: { status: 'ok' } },
    source: 'docs/api.md#running-mallet',
  },
  'health.ready': {
    method: 'GET',
    path: '/readyz',
    scope: 'public',
    summary: 'The process can serve: its database answers',
    response: z.strictObject({ status: z.literal('ready') }),
    example: { response: { status: 'ready' } },
    source: 'docs/api.md#running-mallet',
  },
  'dashboard.signIn': {
    method: 'POST',
    path: '/dashboard/session',
    scope: 'public',
    summary: 'Exchange the one-time code of a dashboard address for a session cookie that may read',
    body: z.strictObject({ code: z.string().min(1).max(200) }),
    maxBodyBytes: 1024,
    response: z.strictObject({ status: z.literal('signed in') }),
    example: { body: { code: 'from the fragment of the address' }, response: { status: 'signed in' } },
    source: 'docs/api.md#running-mallet',
  },
})
