import type { FileToSend } from '@mallet/contract/endpoint'
import { crm } from '@mallet/contract/gong/crm'
import type { CrmField } from '@mallet/contract/gong/crm-field'
import type { CrmUploadType } from '@mallet/contract/gong/crm-records'
import type { CrmUpload } from '../../state/areas/crm-state.ts'
import { readLines } from '../read-lines.ts'
import { readRecord } from './read-record.ts'

/** More errors are counted and not told. */
const MOST_ERRORS = 20

/** Reads a file of records line by line. Throws `Refusal` 400 for one that is too large. */
export async function readUpload(
  file: FileToSend,
  objectType: CrmUploadType,
  fields: readonly CrmField[],
): Promise<CrmUpload> {
  const records = new Map<string, CrmUpload['records'][number]>()
  const errors: CrmUpload['errors'] = []
  let errorCount = 0
  let line = 0
  for await (const text of readLines(file, crm['crm.uploadObjects'].upload)) {
    line++
    if (text.trim() === '') continue
    const read = readRecord(text, objectType, fields)
    if ('fault' in read) fail(read.fault)
    else if (records.has(read.record.objectId)) fail(`Object [${read.record.objectId}] is in the file twice`)
    else records.set(read.record.objectId, read.record)
  }
  if (records.size === 0 && errorCount === 0) {
    line = 0
    fail('The file has no objects')
  }
  return { objectType, records: [...records.values()], errors, errorCount, successCount: records.size }

  function fail(description: string): void {
    errorCount++
    if (errors.length < MOST_ERRORS) errors.push({ line, description })
  }
}
