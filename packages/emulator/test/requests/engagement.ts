import { engagement } from '@mallet/contract/gong/engagement'
import type { AreaRequests, OperationCase, Probe } from './area-requests.ts'

/** A request that was sent before. */
const again =
  (name: keyof typeof engagement) =>
  async ({ ask }: Probe) => {
    const { path, method, example } = engagement[name]
    await ask(path, { method, body: example.body })
    return { body: example.body }
  }

const legacy = (name: 'engagement.contentShared' | 'engagement.contentViewed' | 'engagement.action'): OperationCase => {
  const { reportingSystem: _, ...incomplete } = engagement[name].example.body
  return {
    good: () => ({}),
    refused: [
      { means: 'the event was told before', request: again(name), status: 409 },
      {
        means: 'a field is missing',
        request: () => ({ body: incomplete }),
        status: 400,
        text: 'reportingSystem: must not be null',
      },
    ],
  }
}

export const engagementRequests: AreaRequests<typeof engagement> = {
  'engagement.contentShared': legacy('engagement.contentShared'),
  'engagement.contentViewed': legacy('engagement.contentViewed'),
  'engagement.action': legacy('engagement.action'),
  'engagement.digitalInteraction': {
    good: () => ({}),
    refused: [
      { means: 'the event was told before', request: again('engagement.digitalInteraction'), status: 409 },
      {
        means: 'it names a person and a tracking id',
        request: () => ({ body: { ...engagement['engagement.digitalInteraction'].example.body, trackingId: 't-1' } }),
        status: 400,
      },
    ],
  },
}
