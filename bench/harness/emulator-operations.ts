import { z } from 'zod'
import type { ProbedEmulator, Question } from './start-probed-emulator.ts'

const CrmObjects = z
  .array(z.object({ objects: z.array(z.object({ objectType: z.string(), objectId: z.string() })) }))
  .optional()
const Calls = z.object({
  calls: z.array(
    z.object({
      metaData: z.object({ id: z.string(), workspaceId: z.string(), isPrivate: z.boolean() }),
      context: CrmObjects,
      parties: z.array(
        z.object({
          affiliation: z.string(),
          emailAddress: z.string().optional(),
          phoneNumber: z.string().optional(),
          context: CrmObjects,
        }),
      ),
    }),
  ),
})
const Users = z.object({ users: z.array(z.object({ managerId: z.string().nullish() })) })

/** Where the emulator's clock is held. */
const [TODAY, WEEK_AGO, MONTH_AGO, YEAR_AGO] = ['2026-06-10', '2026-06-03', '2026-05-10', '2025-06-10']
const at = (day: string) => `${day}T00:00:00Z`

export interface Operation {
  readonly name: string
  readonly question: Question
  /**
   * `lookup`: looks for what is known by its key. `scan`: answers out of every call of a period, so that its time grows with
   * their number.
   */
  readonly kind: 'lookup' | 'scan'
}

/** The operations that may have to look at many calls, asked about somebody and something that an early call names. */
export async function chooseOperations(emulator: ProbedEmulator): Promise<Operation[]> {
  const { body } = await emulator.ask({
    path: '/v2/calls/extensive',
    body: { filter: {}, contentSelector: { context: 'Basic', exposedFields: { parties: true } } },
  })
  const { calls } = Calls.parse(body)
  const { users } = Users.parse((await emulator.ask({ path: '/v2/users' })).body)
  const parties = calls.flatMap((call) => call.parties)
  const guests = parties.filter(({ affiliation }) => affiliation === 'External')
  const objectIn = (context: z.infer<typeof CrmObjects>, type: string) =>
    context?.flatMap(({ objects }) => objects).find(({ objectType }) => objectType === type)?.objectId
  const about = calls.find(
    ({ metaData, context, parties: own }) =>
      !metaData.isPrivate && objectIn(context, 'Account') && own.some((party) => objectIn(party.context, 'Contact')),
  )
  const workspaceId = found(about?.metaData.workspaceId)
  const account = found(objectIn(about?.context, 'Account'))
  const contact = found(about?.parties.flatMap((party) => objectIn(party.context, 'Contact') ?? [])[0])
  const managerId = found(users.find((user) => user.managerId)?.managerId)
  const emailAddress = found(guests.find((party) => party.emailAddress)?.emailAddress)
  const phoneNumber = found(guests.find((party) => party.phoneNumber)?.phoneNumber)
  const entity = (crmEntityType: string, crmEntityId: string) => ({
    ...{ workspaceId, crmEntityType, crmEntityId, timePeriod: 'ALL_CONVERSATIONS' },
  })
  const log = (logType: string, fromDay: string): Question => ({
    path: '/v2/logs',
    query: { logType, fromDateTime: at(fromDay), toDateTime: at(TODAY) },
  })
  const stats = (fromDate: string): Question => ({
    path: '/v2/stats/activity/aggregate',
    body: { filter: { fromDate, toDate: TODAY } },
  })
  const lookup = (name: string, path: string, query: Record<string, string>): Operation => ({
    ...{ name, kind: 'lookup', question: { path, query } },
  })
  const scan = (name: string, question: Question): Operation => ({ name, kind: 'scan', question })
  return [
    lookup('ask-entity of an account', '/v2/entities/ask-entity', {
      ...entity('ACCOUNT', account),
      question: 'Price?',
    }),
    lookup('get-brief of a contact', '/v2/entities/get-brief', {
      ...{ ...entity('CONTACT', contact), briefName: 'Account overview' },
    }),
    lookup('data-for-email-address', '/v2/data-privacy/data-for-email-address', { emailAddress }),
    lookup('data-for-phone-number', '/v2/data-privacy/data-for-phone-number', { phoneNumber }),
    scan('log of shared calls, a week', log('ExternallySharedCallAccess', WEEK_AGO)),
    scan('log of shared calls, all', log('ExternallySharedCallAccess', YEAR_AGO)),
    scan('log of plays, all', log('UserCallPlay', YEAR_AGO)),
    scan('coaching, a month', {
      path: '/v2/coaching',
      query: { 'workspace-id': workspaceId, 'manager-id': managerId, from: at(MONTH_AGO), to: at(TODAY) },
    }),
    scan('activity, a week', stats(WEEK_AGO)),
    scan('activity, a year', stats(YEAR_AGO)),
  ]
}

function found(value: string | null | undefined): string {
  if (value == null) throw new Error('no early call names what is to be asked about')
  return value
}
