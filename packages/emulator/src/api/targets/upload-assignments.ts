import type { FileToSend, Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { MOST_ASSIGNMENTS, targets } from '@mallet/contract/gong/targets'
import type { ApiCall } from '../api-call.ts'
import { readLines } from '../read-lines.ts'
import { Refusal } from '../refusal.ts'
import { splitRow } from './split-row.ts'
import { workspaceTargets } from './workspace-targets.ts'

/**
 * Takes the assignments of a target in place of earlier ones, kept on return unless they are only to be validated.
 * Throws `Refusal` 400 for an unknown target, and for a file that is no CSV or too long. The texts are ours.
 */
export async function uploadAssignments(
  call: ApiCall,
  { params, query, file }: Parsed<Gong['targets.uploadAssignments']>,
) {
  const { targetId } = params
  if (!workspaceTargets(call, query.workspaceId).some(({ id }) => id === targetId)) {
    throw new Refusal(400, [`Target ${targetId} was not found`])
  }
  const { columns, rows } = await readTable(file)
  if (!query.validateOnly) {
    const state = call.company.state().targets
    const receivedAtMs = call.context.clock.nowMs()
    const others = state.assignments.filter((one) => one.targetId !== targetId)
    state.assignments = [...others, { targetId, receivedAtMs, columns, rows }]
    call.context.state.save()
  }
  return { requestId: call.requestId }
}

async function readTable(file: FileToSend): Promise<{ columns: string[]; rows: string[][] }> {
  let columns: string[] | undefined
  const rows: string[][] = []
  let line = 0
  for await (const text of readLines(file, targets['targets.uploadAssignments'].upload)) {
    line++
    if (text.trim() === '') continue
    const values = splitRow(text)
    if (!values) throw new Refusal(400, [`Line ${line} is not valid CSV`])
    if (!columns) columns = values
    else if (values.length !== columns.length) {
      throw new Refusal(400, [`Line ${line} has ${values.length} values and the header ${columns.length}`])
    } else if (rows.push(values) > MOST_ASSIGNMENTS) {
      throw new Refusal(400, [`More than ${MOST_ASSIGNMENTS} rows`])
    }
  }
  if (!columns || rows.length === 0) throw new Refusal(400, ['The file has no rows'])
  return { columns, rows }
}
