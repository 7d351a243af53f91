import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { type ApiReply, ask } from './api.ts'
import { control } from './control.ts'
import { basic } from './link.ts'

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
