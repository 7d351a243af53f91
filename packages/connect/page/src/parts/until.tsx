import { usePage } from './page-context.ts'
import { RichText } from './rich-text.tsx'

/** A sentence with an instant in it, as people of the language write it, in the time zone of the browser. */
export function Until({ text, instant }: { text: string; instant: string }) {
  const { words } = usePage()
  const date = new Date(instant)
  const time = (
    <time dateTime={instant} title={date.toLocaleString(words.tag, { dateStyle: 'full', timeStyle: 'long' })}>
      {date.toLocaleString(words.tag, { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  )
  return <RichText text={text} values={{ time }} />
}
