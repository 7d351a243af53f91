import type { integrationSettings } from '@mallet/contract/gong/integration-settings'
import { refusals } from '@mallet/contract/gong/refusals'
import type { AreaRequests } from './area-requests.ts'

const origin = { allowedOrigin: 'https://pages.example' }
const bodyFor = (...types: readonly string[]) => ({
  body: { integrationTypeSettings: types.map((integrationType) => ({ integrationType, ...origin })) },
})

export const integrationSettingsRequests: AreaRequests<typeof integrationSettings> = {
  'integrationSettings.get': {
    good: async ({ ask }) => {
      await ask('/v2/integration-settings', bodyFor('DIALER'))
      return {}
    },
  },
  'integrationSettings.set': {
    good: () => bodyFor('EMAIL_COMPOSER', 'ACCOUNT_PAGES', 'DIALER'),
    refused: [
      {
        means: 'the kind of page is unknown',
        request: () => bodyFor('CALENDAR'),
        status: 400,
        text: refusals.jsonParseError,
      },
      {
        means: 'nothing is set',
        request: () => ({ body: {} }),
        status: 400,
        text: 'integrationTypeSettings: must not be null',
      },
    ],
  },
}
