import { english } from './english/source.ts'
import { french } from './french/source.ts'
import { german } from './german/source.ts'
import { compileLanguage, type LanguagePack, type LanguageSource } from './language-pack.ts'
import type { Language } from './languages.ts'
import { spanish } from './spanish/source.ts'

const LANGUAGE_SOURCES: Readonly<Record<Language, LanguageSource>> = {
  eng: english,
  fre: french,
  ger: german,
  spa: spanish,
}

/** Compiled once, when first spoken. A pure function of the text above, so worlds may share it. */
const compiled = new Map<Language, LanguagePack>()

export function languagePack(language: Language): LanguagePack {
  const known = compiled.get(language)
  if (known) return known
  const pack = compileLanguage(LANGUAGE_SOURCES[language])
  compiled.set(language, pack)
  return pack
}
