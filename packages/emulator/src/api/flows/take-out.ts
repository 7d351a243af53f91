import type { ApiCall } from '../api-call.ts'
import { type Instances, isOpen, type StandingInstance } from './open-instances.ts'

/** Ends those instances that are not finished, and gives their ids. They are kept on return. */
export function takeOut({ context }: ApiCall, instances: Instances, found: readonly StandingInstance[]): string[] {
  const ids = found.filter(isOpen).map(({ facts }) => facts.id)
  for (const id of ids) instances.takeOut(id)
  if (ids.length > 0) context.state.save()
  return ids
}
