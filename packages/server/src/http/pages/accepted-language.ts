import { CONNECT_LANGUAGES, type ConnectLanguage } from '@mallet/contract/api/connect-settings'

/**
 * The language that a reader likes best among those that there are; English where none is.
 *
 * @param named by the address, where it is
 * @param accepted the header Accept-Language (RFC 9110, 12.5.4)
 */
export function acceptedLanguage(named: unknown, accepted: string | undefined): ConnectLanguage {
  const wished = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [tag = '', weight] = range.split(';q=')
      return { language: tag.trim().toLowerCase().split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ language }) => language)
  return [named, ...wished].find(isKnown) ?? 'en'
}

const isKnown = (language: unknown): language is ConnectLanguage =>
  CONNECT_LANGUAGES.some((known) => known === language)
