import type { Send } from '@mallet/gong'
import { z } from 'zod'

const Requests = z.object({ items: z.array(z.object({ path: z.string() })) })

/** Requests to the emulated Gong API since the emulator started; OAuth is not among them. */
export async function countGongRequests(send: Send, controlUrl: string): Promise<number> {
  const { body } = await send({
    method: 'GET',
    url: `${controlUrl}/requests`,
    headers: {},
    deadlineMs: 30_000,
    maxBytes: 100_000_000,
  })
  return Requests.parse(JSON.parse(body)).items.filter(({ path }) => path.startsWith('/v2/')).length
}
