import type { ReactNode } from 'react'

interface DataTableProps {
  /** What its rows are, for readers of screens. */
  readonly caption: string
  readonly heads: readonly (string | { readonly number: string })[]
  /** Whether each row ends with what can be done with it. */
  readonly hasActions?: boolean
  /** A guide has long texts in its rows. */
  readonly kind?: 'guide'
  /** Its rows. */
  readonly children: ReactNode
}

/** Rows of one kind; on a narrow screen each is a block of names and values, by the `data-label` of its cells. */
export function DataTable({ caption, heads, hasActions = false, kind, children }: DataTableProps) {
  return (
    <div className="table-box">
      <table className={kind === undefined ? 'table' : `table ${kind}`}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) =>
              typeof head === 'string' ? (
                <th key={head} scope="col">
                  {head}
                </th>
              ) : (
                <th key={head.number} scope="col" className="number">
                  {head.number}
                </th>
              ),
            )}
            {hasActions ? (
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
