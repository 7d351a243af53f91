import { de } from './de.ts'
import { type Catalogue, en } from './en.ts'

export const catalogues: readonly Catalogue[] = [en, de]

/**
 * The first language that there is a catalogue of; English where there is none.
 *
 * @param wishes language tags, the strongest first; of `de-AT` the `de` counts
 */
export function chooseLanguage(wishes: readonly (string | null | undefined)[]): Catalogue {
  for (const wish of wishes) {
    const primary = wish?.toLowerCase().split('-')[0]
    const found = catalogues.find(({ tag }) => tag === primary)
    if (found) return found
  }
  return en
}
