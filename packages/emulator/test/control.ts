import type { Emulator } from '../src/index.ts'

export interface ControlReply {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** One request to the control door. */
export async function control(emulator: Emulator, method: string, path: string, body?: unknown): Promise<ControlReply> {
  const response = await fetch(`${emulator.controlUrl}${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
}

export interface TruthLine {
  readonly id: string
  readonly data: Record<string, unknown>
}

/** The lines of /truth/{model}. */
export async function truth(emulator: Emulator, model: string, query = ''): Promise<TruthLine[]> {
  const text = await (await fetch(`${emulator.controlUrl}/truth/${model}${query}`)).text()
  return text
    .split('\n')
    .filter(Boolean)
    .map((line): TruthLine => JSON.parse(line))
}
