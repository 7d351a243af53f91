import type { Party } from '@mallet/contract/gong/call'
import { CallData } from '@mallet/contract/gong/call'
import type { Emulator } from '../src/index.ts'
import { askForAll } from './api.ts'

const CONTENT = { contentSelector: { context: 'Extended', exposedFields: { parties: true } } }

/** Every call that a filter means, with its parties and their CRM objects, as the API serves them. */
export async function readCalls(emulator: Emulator, filter: object = {}): Promise<CallData[]> {
  const calls = await askForAll(emulator, '/v2/calls/extensive', { filter, ...CONTENT }, 'calls')
  return calls.map((call) => CallData.parse(call))
}

/** What some party of that side has in a field; undefined where no party has any. */
export async function findParty(
  emulator: Emulator,
  affiliation: 'Internal' | 'External',
  field: keyof Pick<Party, 'emailAddress' | 'phoneNumber'>,
): Promise<string | undefined> {
  const parties = (await readCalls(emulator)).flatMap((call) => call.parties ?? [])
  return parties.find((party) => party.affiliation === affiliation && party[field])?.[field] ?? undefined
}
