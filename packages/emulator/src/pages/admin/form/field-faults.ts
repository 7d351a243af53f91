import type { z } from 'zod'

/** What is wrong, by the name of the field. */
export type FieldFaults = Readonly<Record<string, readonly string[]>>

/** The faults of a parse by the field that each is about: `iframe.accountUrl` of the path iframe, accountUrl, 0. */
export function faultsByField({ issues }: z.ZodError): FieldFaults {
  const faults: Record<string, string[]> = {}
  for (const { path, message } of issues) {
    const field = path.filter((key) => typeof key === 'string').join('.')
    faults[field] = [...(faults[field] ?? []), message]
  }
  return faults
}
