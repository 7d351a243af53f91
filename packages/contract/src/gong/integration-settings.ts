import { z } from 'zod'
import { Id, optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'

export const INTEGRATION_TYPES = ['EMAIL_COMPOSER', 'ACCOUNT_PAGES', 'DIALER'] as const

export const integrationSettings = gongTable({
  'integrationSettings.get': {
    title: 'Get integration settings',
    method: 'GET',
    path: '/v2/integration-settings',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:integration-settings:write',
    summary: 'Read which settings the integration has at this company',
    response: z.looseObject({
      requestId: RequestId,
      integrationSettings: optional(z.looseObject({ id: optional(z.string()).describe('Base64, and means nothing') })),
    }),
    standing: 'undocumented',
    example: {
      response: { requestId: '4al018gzaztcr8nbukw', integrationSettings: { id: 'bm9ydGh3aW5kLXNldHRpbmdz' } },
    },
    source:
      'Recorded live, June 2026; Gong OpenAPI 2026-07-05 does not have it, the name getIntegrationSettings is ours',
  },
  'integrationSettings.set': {
    title: 'Set integration settings',
    method: 'POST',
    path: '/v2/integration-settings',
    effect: 'writes',
    repeat: 'safe',
    scope: 'api:integration-settings:write',
    summary: 'Set from which web origin each kind of embedded page of the integration may be served',
    body: z.object({
      integrationTypeSettings: z.array(
        z.object({
          integrationType: z.enum(INTEGRATION_TYPES).describe('Where Gong embeds the page'),
          allowedOrigin: z.string().describe('Such as https://app.northwind.example'),
        }),
      ),
    }),
    response: z.looseObject({
      requestId: RequestId,
      integrationId: optional(Id).describe('Documented, but not sent so far'),
    }),
    bareIntegers: ['integrationId'],
    example: {
      body: {
        integrationTypeSettings: [{ integrationType: 'DIALER', allowedOrigin: 'https://dialer.northwind.example' }],
      },
      response: { requestId: '4al018gzaztcr8nbukw' },
    },
    source: 'Gong OpenAPI 2026-07-05, integrationSettings; the answer recorded live, June 2026',
  },
})
