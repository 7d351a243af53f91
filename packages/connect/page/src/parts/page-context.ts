import { createContext, use } from 'react'
import { type Catalogue, en } from '../language/en.ts'

/** What every view needs. */
export interface PageContext {
  readonly words: Catalogue
  /** The operator's product. */
  readonly app: string
  /** Whose company it is; words that stand for it where nobody said. */
  readonly customer: string
}

export const Page = createContext<PageContext>({ words: en, app: 'Mallet', customer: en.somebody })
export const usePage = (): PageContext => use(Page)
