import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { type ApiReply, ask } from './api.ts'
import { control } from './control.ts'
import { basic } from './link.ts'
import { startEmulator } from './started-emulators.ts'

const Registered = /"integrationId":(\d+)/

/** Registers an integration, and reads its id from the text of the answer: as a number it would lose digits. */
export async function registerCrm(emulator: Emulator): Promise<string> {
  const answer = await fetch(`${emulator.apiBaseUrl}/v2/crm/integrations`, {
    method: 'PUT',
    headers: {
      authorization: basic(emulator.accessKey, emulator.accessKeySecret),
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name: 'Northwind CRM', ownerEmail: emulator.techAdmin.email }),
  })
  const [, integrationId] = Registered.exec(await answer.text()) ?? []
  return z.string().parse(integrationId)
}

export const uploadCrm = (
  emulator: Emulator,
  query: { readonly integrationId: string; readonly objectType: string; readonly clientRequestId: string },
  text: string,
): Promise<ApiReply> =>
  ask(emulator, `/v2/crm/entities?${new URLSearchParams(query)}`, {
    method: 'POST',
    file: { part: 'dataFile', fileName: 'records.ldjson', mediaType: 'application/x-ndjson', text },
  })

/** Long enough for any upload to be through. */
export const letUploadsEnd = (emulator: Emulator) => control(emulator, 'POST', '/clock', { advanceSeconds: 10 })

/** One line of a file. */
export const line = (fields: object) => `${JSON.stringify(fields)}\n`
/** The line of an account, which needs nothing else. */
export const account = (objectId: string, fields: object = {}) =>
  line({ objectId, modifiedDate: '2026-06-09T16:20:00Z', ...fields })

export const advance = (emulator: Emulator, advanceSeconds: number) =>
  control(emulator, 'POST', '/clock', { advanceSeconds })

/** What crm.requestStatus says. */
export const statusOf = async (emulator: Emulator, integrationId: string, clientRequestId: string) =>
  (await ask(emulator, `/v2/crm/request-status?${new URLSearchParams({ integrationId, clientRequestId })}`)).body

/** What crm.getObjects has of these ids. */
export async function readCrm(
  emulator: Emulator,
  integrationId: string,
  ids: readonly string[],
  objectType = 'ACCOUNT',
) {
  const query = new URLSearchParams({ integrationId, objectType })
  const { body } = await ask(emulator, `/v2/crm/entities?${query}`, { method: 'GET', body: ids })
  return z.record(z.string(), z.unknown()).parse(body.crmObjectsMap)
}

export const integrationsOf = async (emulator: Emulator) =>
  (await ask(emulator, '/v2/crm/integrations')).body.integrations

/** An emulator with an integration, and how to upload to it. */
export async function openCrm(options: Parameters<typeof startEmulator>[0] = {}) {
  const emulator = await startEmulator({ calls: 20, ...options })
  const integrationId = await registerCrm(emulator)
  const upload = (clientRequestId: string, text: string, objectType = 'ACCOUNT') =>
    uploadCrm(emulator, { integrationId, objectType, clientRequestId }, text)
  const schema = (body: unknown, objectType = 'ACCOUNT') =>
    ask(emulator, `/v2/crm/entity-schema?${new URLSearchParams({ integrationId, objectType })}`, {
      method: 'POST',
      body,
    })
  return { emulator, integrationId, upload, schema }
}
