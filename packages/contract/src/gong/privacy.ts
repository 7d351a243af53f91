import { z } from 'zod'
import { exampleCall } from './call-example.ts'
import { RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'
import { emailReferences, phoneReferences } from './personal-data.ts'

const emailAddress = z.email().describe('Of somebody outside of the company')
const phoneNumber = z
  .string()
  .regex(/^\+[\d\s().-]+$/, 'must begin with + and the code of the country')
  .describe('With + and the code of the country, such as +1 425-555-0142')

const requestId = '4al018gzaztcr8nbukw'
const found = {
  emails: [
    {
      from: 'p.okafor@harborfreightlines.example',
      id: '223mjfaaqqjuegabiyrmpctvcwwl75oz',
      sentTime: '2026-06-09T09:12:00-04:00',
      mailbox: 'dana.reyes@northwind.example',
      messageHash: 'l3z7w2s7oircdabnkwizmycm6g2uwznc',
    },
  ],
  calls: [{ id: exampleCall.metaData.id, status: 'COMPLETED', externalSystems: [] }],
  meetings: [{ id: '8059707022269524529.k3v9q2@google.com_2026-06-10T15:00:00Z' }],
  customerData: [
    {
      system: 'Salesforce',
      objects: [
        {
          id: '3382910028374650011',
          objectType: 'Contact',
          externalId: '0038Z00002pqrstQAA',
          mirrorId: null,
          fields: [{ name: 'LastName', value: 'Okafor' }],
        },
      ],
    },
  ],
}

const lookup = { method: 'GET', effect: 'reads', repeat: 'safe', scope: 'api:data-privacy:read' } as const
const erasure = {
  method: 'POST',
  effect: 'destroys',
  repeat: 'safe',
  scope: 'api:data-privacy:delete',
  response: z.looseObject({ requestId: RequestId }),
  limits: [
    'Irreversible. It takes hours, and no operation tells when it is done.',
    'Unusual numbers of erasures are refused.',
  ],
} as const
const LIVE = '200 for what is unknown recorded live, June 2026'

export const privacy = gongTable({
  'privacy.findEmail': {
    title: 'Find data of email',
    ...lookup,
    path: '/v2/data-privacy/data-for-email-address',
    summary: 'Find everything that Gong holds about an e-mail address',
    query: z.object({ emailAddress }),
    response: z.looseObject({ requestId: RequestId, ...emailReferences }),
    limits: ['Addresses of the company’s own users are refused.'],
    example: {
      query: { emailAddress: 'p.okafor@harborfreightlines.example' },
      response: {
        requestId,
        ...found,
        customerEngagement: [
          {
            eventType: 'contentViewed',
            timestamp: '2026-06-10T16:20:00Z',
            contentId: '5512809912307455520',
            contentUrl: 'https://content.northwind.example/price-list',
            reportingSystem: 'Northwind Content',
            eventName: 'Price list opened',
            sourceEventId: 'ev-20931',
          },
        ],
      },
    },
    source: `Gong OpenAPI 2026-07-05, findAllReferencesToEmailAddress; ${LIVE}`,
  },
  'privacy.findPhone': {
    title: 'Find data of phone',
    ...lookup,
    path: '/v2/data-privacy/data-for-phone-number',
    summary: 'Find everything that Gong holds about a telephone number',
    query: z.object({ phoneNumber }),
    response: z.looseObject({ requestId: RequestId, ...phoneReferences }),
    example: {
      query: { phoneNumber: '+1 425-555-0142' },
      response: {
        requestId,
        ...found,
        suppliedPhoneNumber: '+1 425-555-0142',
        matchingPhoneNumbers: ['+1 425-555-0142'],
        emailAddresses: ['p.okafor@harborfreightlines.example'],
      },
    },
    source: `Gong OpenAPI 2026-07-05, findAllReferencesToPhoneNumber; ${LIVE}`,
  },
  'privacy.eraseEmail': {
    title: 'Erase data of email',
    ...erasure,
    path: '/v2/data-privacy/erase-data-for-email-address',
    summary: 'Erase everything that Gong holds about an e-mail address, for good',
    query: z.object({ emailAddress }),
    example: { query: { emailAddress: 'p.okafor@harborfreightlines.example' }, response: { requestId } },
    source: `Gong OpenAPI 2026-07-05, purgeEmailAddress; ${LIVE}`,
  },
  'privacy.erasePhone': {
    title: 'Erase data of phone',
    ...erasure,
    path: '/v2/data-privacy/erase-data-for-phone-number',
    summary: 'Erase everything that Gong holds about a telephone number, for good',
    query: z.object({ phoneNumber }),
    example: { query: { phoneNumber: '+1 425-555-0142' }, response: { requestId } },
    source: `Gong OpenAPI 2026-07-05, purgePhoneNumber; ${LIVE}`,
  },
})
