import type { settings } from '@mallet/contract/gong/settings'
import type { AreaRequests } from './area-requests.ts'

const malformed = () => ({ query: { workspaceId: 'everywhere' } })

export const settingsRequests: AreaRequests<typeof settings> = {
  'settings.trackers': {
    good: () => ({ query: {} }),
    refused: [
      { means: 'the workspace is not there', request: () => ({ query: { workspaceId: '1' } }), status: 404 },
      { means: 'the workspace is no id', request: malformed, status: 400 },
    ],
  },
  'settings.scorecards': { good: () => ({}) },
  'settings.briefs': {
    good: () => ({ query: {} }),
    refused: [
      { means: 'the workspace is not there', request: () => ({ query: { workspaceId: '1' } }), status: 404 },
      { means: 'the workspace is no id', request: malformed, status: 400 },
    ],
  },
}
