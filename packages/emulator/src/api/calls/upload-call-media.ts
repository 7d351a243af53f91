import { createHash } from 'node:crypto'
import type { FileToSend, Parsed } from '@mallet/contract/endpoint'
import { calls } from '@mallet/contract/gong/calls'
import type { Gong } from '@mallet/contract/gong/index'
import { refusals } from '@mallet/contract/gong/refusals'
import { writeCall } from '../../company/write-call.ts'
import type { ReceivedMedia } from '../../state/areas/calls-state.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { mediaKind } from './media-kind.ts'
import { noCall } from './no-call.ts'
import { afterProcessing } from './when-listed.ts'

const { upload } = calls['calls.uploadMedia']
/** 128 kbit/s: a guess at how long a recording lasts, where the caller does not say. */
const BYTES_PER_SECOND = 16_000

/**
 * Takes in the recording of a call, of which only size and hash are kept; the same one may come again.
 *
 * @throws Refusal 400 for a call that waits for none, and for a file that is none of Gong's
 */
export async function uploadCallMedia(call: ApiCall, { params, file }: Parsed<Gong['calls.uploadMedia']>) {
  const { context, company, requestId } = call
  // Read to the end whatever becomes of it, so that the sender can read the answer.
  const media = await receive(file)
  const added = company.state().calls.added[params.id]
  const written = company.state().written[params.id]
  if (!added || !written) throw new Refusal(400, [noCall(params.id)])
  const fault = faultOf(media) ?? (added.downloadMediaUrl && 'The call was created with downloadMediaUrl')
  if (fault) throw new Refusal(400, [fault])
  if (added.media && added.media.sha256 !== media.sha256) throw new Refusal(400, ['The call has its recording'])

  if (!added.media) {
    added.media = media
    const { duration } = written.metaData
    writeCall(context, company, {
      id: params.id,
      listedAt: afterProcessing(context.clock.nowMs()),
      metaData: {
        media: mediaKind(media.mediaType, media.fileName),
        duration: duration ?? Math.ceil(media.bytes / BYTES_PER_SECOND),
      },
    })
  }
  const url = company.calls.byId(params.id)?.gong(context.clock.nowMs()).metaData.url
  return { requestId, callId: params.id, url: url ?? null }
}

/** Counts and hashes a file as it comes. @throws Refusal 400 for a form that breaks off */
async function receive({ fileName, mediaType, bytes }: FileToSend): Promise<ReceivedMedia> {
  const hash = createHash('sha256')
  let count = 0
  try {
    for await (const piece of bytes) {
      count += piece.length
      hash.update(piece)
    }
  } catch {
    throw new Refusal(400, [refusals.badRequest])
  }
  return { fileName, mediaType, bytes: count, sha256: hash.digest('hex') }
}

function faultOf({ bytes, mediaType }: ReceivedMedia): string | undefined {
  if (bytes === 0) return `${upload.part} is empty`
  if (bytes > upload.maxBytes) return `${upload.part} is larger than ${upload.maxBytes} bytes`
  if (!upload.mediaTypes.some((known) => mediaType.startsWith(known))) return `${mediaType} is neither audio nor video`
  return undefined
}
