import type { Company } from '../../company/company.ts'
import type { EmulatorContext } from '../../emulator-context.ts'

/** The whole state is stored at each change, so the log of an emulator that runs for long has to end somewhere. */
const MOST_WRITES = 1000

/** Notes something that was done through the API, for the log of user activity. It is kept on return. */
export function logWrite(
  { clock, state }: EmulatorContext,
  company: Company,
  { requestId, method, url }: { readonly requestId: string; readonly method: string; readonly url: string },
): void {
  const { writes } = company.state().logs
  writes.push({ atMs: clock.nowMs(), auditId: requestId, method, path: url.split('?', 1)[0] ?? '' })
  writes.splice(0, writes.length - MOST_WRITES)
  state.save()
}
