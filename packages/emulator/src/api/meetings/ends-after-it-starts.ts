import { Refusal } from '../refusal.ts'

/** @throws Refusal 400 for a meeting that does not. The text is ours */
export function endsAfterItStarts({ startTime, endTime }: { readonly startTime: string; readonly endTime: string }) {
  if (Date.parse(endTime) <= Date.parse(startTime)) throw new Refusal(400, ['endTime: must be after startTime'])
}
