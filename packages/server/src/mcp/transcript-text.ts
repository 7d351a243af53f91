import type { TranscriptPage, Turn } from '../records/read-transcript.ts'

/** A page of a transcript as people write one: a line for each turn, `[12:30] Ann Lee (internal): Hello.` */
export function transcriptText({
  title,
  started,
  turns,
  firstTurn,
  turnCount,
  nextCursor,
  asOf,
}: TranscriptPage): string {
  const last = firstTurn + turns.length
  return [
    `${title ?? 'A call without a title'}${started ? `, ${started}` : ''}`,
    turns.length === 0
      ? `No turns; there are ${turnCount}`
      : `Turns ${firstTurn + 1} to ${last} of ${turnCount}, as of ${asOf}`,
    '',
    ...turns.map(line),
    ...(nextCursor === null ? [] : ['', `There is more: cursor ${nextCursor}`]),
  ].join('\n')
}

const line = ({ speaker, side, startSeconds, text }: Turn): string =>
  `[${startSeconds === null ? '--:--' : clock(startSeconds)}] ${oneLine(speaker)}${side === 'unknown' ? '' : ` (${side})`}: ${oneLine(text)}`

/** What somebody said cannot look like the turn of somebody else. */
const oneLine = (text: string): string => text.replace(/\s*[\r\n\u0085\u2028\u2029]+\s*/g, ' ')

function clock(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${two(minutes)}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}
