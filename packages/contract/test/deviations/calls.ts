import type { Deviation } from './deviation.ts'

export const calls: readonly Deviation[] = [
  {
    operation: 'calls.listExtensive',
    field: 'response.calls[].parties[].context[].objects[].fields[].value',
    reason:
      'Gong writes object for any JSON value here. The same field of the call’s own context has no type there, and ' +
      'recorded values are scalars.',
  },
]
