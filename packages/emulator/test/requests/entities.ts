import { BRIEF_NOT_FOUND, type entities } from '@mallet/contract/gong/entities'
import { readCalls } from '../find-party.ts'
import type { AreaRequests, OperationCase, Probe } from './area-requests.ts'

/** An account that was spoken with, in the workspace of that call. */
async function account({ emulator }: Probe) {
  for (const { metaData, context } of (await readCalls(emulator)).reverse()) {
    const object = context?.flatMap(({ objects }) => objects ?? []).find(({ objectType }) => objectType === 'Account')
    if (!object?.objectId || metaData.isPrivate) continue
    return { workspaceId: metaData.workspaceId ?? '', crmEntityType: 'ACCOUNT', crmEntityId: object.objectId }
  }
  throw new Error('no call is about an account')
}

const asking = (asked: Record<string, string>, more: OperationCase['refused'] = []): OperationCase => ({
  good: async (probe) => ({ query: { ...(await account(probe)), ...asked, timePeriod: 'ALL_CONVERSATIONS' } }),
  refused: [
    {
      means: 'the CRM has no such entity',
      request: async (probe) => ({
        query: { ...(await account(probe)), ...asked, crmEntityId: 'nobody', timePeriod: 'THIS_WEEK' },
      }),
      status: 404,
    },
    {
      means: 'a custom range has no beginning',
      request: async (probe) => ({ query: { ...(await account(probe)), ...asked, timePeriod: 'CUSTOM_RANGE' } }),
      status: 400,
      text: 'fromDateTime: must not be null',
    },
    {
      means: 'the period is not one of Gong’s',
      request: async (probe) => ({ query: { ...(await account(probe)), ...asked, timePeriod: 'ALWAYS' } }),
      status: 400,
      text: 'Json parse error',
    },
    ...more,
  ],
})

export const entitiesRequests: AreaRequests<typeof entities> = {
  'entities.ask': asking({ question: 'What do they object to?' }),
  'entities.brief': asking({ briefName: 'Account overview' }, [
    {
      means: 'the brief is not published',
      request: async (probe) => ({
        query: { ...(await account(probe)), briefName: 'Competition', timePeriod: 'THIS_YEAR' },
      }),
      status: 404,
      text: BRIEF_NOT_FOUND,
    },
  ]),
}
