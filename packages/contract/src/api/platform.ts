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
  'platform.describe': {
    method: 'GET',
    path: '/v1/platform',
    scope: 'integrations:read',
    summary: 'Where this Mallet is, and which Gong its integrations speak to unless they name another',
    response: z.strictObject({
      publicUrl: z.string(),
      redirectUri: z.string().describe('What to register in Gong, exactly like this'),
      redirectUriWarning: z.string().nullable(),
      gong: z.strictObject({
        appUrl: z.string(),
        apiUrl: z.string(),
        isEmulator: z.boolean().describe('Whether that is on this machine, where only the emulator plays Gong'),
      }),
    }),
    example: {
      response: {
        publicUrl: 'https://mallet.example.com',
        redirectUri: 'https://mallet.example.com/oauth/callback',
        redirectUriWarning: null,
        gong: { appUrl: 'https://app.gong.io', apiUrl: 'https://api.gong.io', isEmulator: false },
      },
    },
    source: 'docs/api.md#running-mallet',
  },
})
