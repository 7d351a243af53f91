import type { FieldName } from '../check-field.ts'
import { KeyPageSketch } from '../sketches/key-page.tsx'
import { Disclosure } from './disclosure.tsx'
import { usePage } from './page-context.ts'
import { RichText } from './rich-text.tsx'

/** "Where do I find this?" of one field: the way through Gong's menus, and a drawing. */
export function WhereToFind({ field, label }: { field: FieldName; label: string }) {
  const { form } = usePage().words
  const told = {
    accessKey: { text: form.whereKey, sketch: form.sketchKey },
    accessKeySecret: { text: form.whereSecret, sketch: form.sketchSecret },
    baseUrl: { text: form.whereUrl, sketch: form.sketchUrl },
  }[field]
  return (
    <Disclosure label={form.where} of={label} className="where">
      <p>
        <RichText text={form.menu} values={{ path: <Path text={form.menuNew} /> }} /> {told.text}
      </p>
      <KeyPageSketch field={field} label={told.sketch} />
      <p className="quiet">
        <RichText text={form.menuOr} values={{ path: <Path text={form.menuOld} /> }} />
      </p>
    </Disclosure>
  )
}

function Path({ text }: { text: string }) {
  return (
    <strong className="path" dir="ltr" lang="en">
      {text}
    </strong>
  )
}
