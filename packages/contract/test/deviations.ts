/** Where the table says something else than Gong's document, and why. Anything that is not listed here fails. */
export interface Deviation {
  readonly operation: string
  /** `body.` or `query.` or `response.`, then the path of the field. */
  readonly field: string
  readonly reason: string
}

export const deviations: readonly Deviation[] = [
  {
    operation: 'calls.listExtensive',
    field: 'response.calls[].parties[].context[].objects[].fields[].value',
    reason:
      'Gong writes object for any JSON value here. The same field of the call’s own context has no type there, and ' +
      'recorded values are scalars.',
  },
]

/** The faults of an answer without those that a listed deviation explains. */
export function unexplained(operation: string, faults: readonly string[]): string[] {
  const fields = deviations.filter((one) => one.operation === operation).map(({ field }) => field)
  return faults.filter((fault) => {
    const [path = ''] = fault.split(': ', 1)
    return !fields.includes(`response.${path.replaceAll(/\[\d+\]/g, '[]')}`)
  })
}
