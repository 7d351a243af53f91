// Checked by tsc and never run: an expectation of an error that is none fails as an error.
import { connectMallet, isMalletError } from '@mallet/sdk'

const mallet = connectMallet({ url: 'http://127.0.0.1:4400', apiKey: 'mk_1' })
const text = (value: string): string => value
const whole = (value: number): number => value

export async function everyMethodHasTheTypeOfItsRow(connectionId: string): Promise<void> {
  const { items, nextCursor } = await mallet.connections.list({ customerId: 'acme', limit: 10 })
  for (const { customer, status } of items) text(customer.name) && text(status)
  if (nextCursor !== null) await mallet.connections.list({ cursor: nextCursor })
  text((await mallet.syncs.trigger({ id: connectionId, model: 'calls' })).runId)
  text((await mallet.connect.attempts.get({ id: 'att_1' })).status)
  text((await mallet.health.live()).status)

  // @ts-expect-error no resource has this name
  await mallet.conections.list()
  // @ts-expect-error no method of the resource has this name
  await mallet.connections.lst()
  // @ts-expect-error the row needs an id
  await mallet.connections.get()
  // @ts-expect-error the row knows no such parameter
  await mallet.connections.list({ custmerId: 'acme' })
  // @ts-expect-error a limit is a number
  await mallet.connections.list({ limit: '10' })
  // @ts-expect-error there is no such model
  await mallet.syncs.trigger({ id: connectionId, model: 'meetings' })
  // @ts-expect-error the answer has no such field
  ;(await mallet.connections.get({ id: connectionId })).custmer
  // @ts-expect-error actions are run by mallet.action, which knows what they take
  mallet.actions.run
  // @ts-expect-error the row takes nothing
  await mallet.health.live({ id: connectionId })
}

export async function recordsHaveTheTypeOfTheirModel(connectionId: string): Promise<void> {
  for await (const record of mallet.records(connectionId, 'calls')) {
    // @ts-expect-error of a deleted record there is no data
    record.data.metaData
    if (record.change === 'deleted') continue
    text(record.data.metaData.id)
    // @ts-expect-error a call has no e-mail address: what Gong may add to it is unknown
    text(record.data.emailAddress)
  }
  for await (const { record, cursor } of mallet.follow(connectionId, 'users', { pollSeconds: 5 })) {
    if (record.change !== 'deleted') text(record.data.emailAddress ?? cursor ?? '')
  }
  // @ts-expect-error there is no such model
  mallet.records(connectionId, 'meetings')
}

export async function actionsHaveTheTypesOfTheirRows(connectionId: string, file: Blob): Promise<void> {
  const window = { fromDateTime: '2026-06-01T00:00:00Z', toDateTime: '2026-06-02T00:00:00Z' }
  const { calls, records } = await mallet.action(connectionId, 'calls.list', window)
  text(calls[0]?.id ?? '')
  whole(records.totalRecords)
  text((await mallet.action(connectionId, 'workspaces.list')).requestId)
  text((await mallet.action(connectionId, 'users.search', { email: 'ann@acme.com' })).asOf)
  await mallet.action(connectionId, 'calls.uploadMedia', { id: '1' }, file)
  await mallet.action(connectionId, 'calls.uploadMedia', { id: '1' }, { bytes: file, mediaType: 'audio/wav' })
  await mallet.action(connectionId, 'privacy.eraseEmail', { emailAddress: 'ann@acme.com', confirm: true })
  for await (const call of mallet.actionItems(connectionId, 'calls.list', window)) text(call.id)

  // @ts-expect-error there is no such action
  await mallet.action(connectionId, 'calls.lst', window)
  // @ts-expect-error the row needs an id
  await mallet.action(connectionId, 'calls.get')
  // @ts-expect-error the row knows no such field
  await mallet.action(connectionId, 'calls.list', { ...window, fromDate: 'today' })
  // @ts-expect-error the answer has no such field: what Gong may add to it is unknown
  text((await mallet.action(connectionId, 'calls.list', window)).users)
  // @ts-expect-error an upload needs its file
  await mallet.action(connectionId, 'calls.uploadMedia', { id: '1' })
  // @ts-expect-error bytes do not say what they are
  await mallet.action(connectionId, 'calls.uploadMedia', { id: '1' }, { bytes: file })
  // @ts-expect-error what cannot be brought back wants to be confirmed
  await mallet.action(connectionId, 'privacy.eraseEmail', { emailAddress: 'ann@acme.com' })
  // @ts-expect-error this action answers in one piece
  mallet.actionItems(connectionId, 'workspaces.list')
  // @ts-expect-error a call has no e-mail address
  for await (const { emailAddress } of mallet.actionItems(connectionId, 'calls.list', window)) text(emailAddress)
}

export function detailsHaveTheTypeOfTheirCode(error: unknown): void {
  if (isMalletError(error, 'rate_limited')) whole(error.details.retryAfterSeconds)
  // @ts-expect-error these details belong to another code
  if (isMalletError(error, 'not_found')) whole(error.details.retryAfterSeconds)
  // @ts-expect-error there is no such code
  isMalletError(error, 'out_of_luck')
}
