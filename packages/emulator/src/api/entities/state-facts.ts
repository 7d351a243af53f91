import type { CallData } from '@mallet/contract/gong/call'

/** Something that Gong noted of a call, with the words under which it may be looked for. */
export interface Fact {
  readonly text: string
  readonly about: string
  readonly call: CallData
}

/** All that Gong noted of a call: nothing before it is transcribed. */
export function stateFacts(call: CallData): Fact[] {
  const { keyPoints, highlights, trackers, callOutcome } = call.content ?? {}
  const fact = (text: string | null | undefined, about = ''): Fact[] => (text ? [{ text, about, call }] : [])
  return [
    ...(keyPoints ?? []).flatMap(({ text }) => fact(text)),
    ...(highlights ?? []).flatMap(({ title, items }) =>
      (items ?? []).flatMap(({ text }) => fact(text, title ?? undefined)),
    ),
    ...(trackers ?? []).flatMap(({ name, count }) =>
      name && count ? fact(`${name.replace(/ \(.*\)$/, '')} came up ${count} times.`, name) : [],
    ),
    ...fact(callOutcome?.name && `The call ended with: ${callOutcome.name}.`, 'outcome result'),
  ]
}
