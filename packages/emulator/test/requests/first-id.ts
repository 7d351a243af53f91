import { z } from 'zod'
import type { Probe } from './area-requests.ts'

/** The id of the first item of a list that the API serves. */
export async function firstId({ ask }: Probe, path: string, items: string): Promise<string> {
  const { body } = await ask(path)
  const [first] = z
    .array(z.looseObject({ id: z.string() }))
    .min(1)
    .parse(body[items])
  return first?.id ?? ''
}
