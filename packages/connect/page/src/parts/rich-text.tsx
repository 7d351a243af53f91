import { Fragment, type ReactNode } from 'react'
import { usePage } from './page-context.ts'

/** A text of the catalogue with the names in it set apart. What is put in stays text, whatever it holds. */
export function RichText({ text, values = {} }: { text: string; values?: Readonly<Record<string, ReactNode>> }) {
  const { app, customer } = usePage()
  const all: Readonly<Record<string, ReactNode>> = {
    app: <bdi className="name">{app}</bdi>,
    customer: <bdi className="name">{customer}</bdi>,
    ...values,
  }
  // Every second part is the name of a place, and the parts of one text never change their order.
  const parts = text.split(/\{(\w+)\}/).map((part, index) => ({ part, key: `${index}`, isPlace: index % 2 === 1 }))
  return parts.map(({ part, key, isPlace }) => (
    <Fragment key={key}>{isPlace ? (all[part] ?? `{${part}}`) : part}</Fragment>
  ))
}
