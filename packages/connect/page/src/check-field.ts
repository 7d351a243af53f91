import type { Catalogue } from './language/en.ts'

export const FIELDS = ['accessKey', 'accessKeySecret', 'baseUrl'] as const
export type FieldName = (typeof FIELDS)[number]
export type Fault = keyof Catalogue['form'] & `${'accessKey' | 'secret' | 'baseUrl'}${string}`

/**
 * What is wrong with a field of an API key; undefined when nothing is. Whether Gong takes the key is for the server to
 * find out.
 *
 * @param value trimmed
 */
export function checkField(name: FieldName, value: string): Fault | undefined {
  switch (name) {
    case 'accessKey':
      if (value === '') return 'accessKeyMissing'
      return /^[a-zA-Z0-9-]{1,200}$/.test(value) ? undefined : 'accessKeyForm'
    case 'accessKeySecret':
      if (value === '') return 'secretMissing'
      return value.length > 4000 ? 'secretLong' : undefined
    case 'baseUrl':
      return checkBaseUrl(value)
  }
}

function checkBaseUrl(value: string): Fault | undefined {
  if (value === '') return 'baseUrlMissing'
  if (!/^https?:\/\//i.test(value)) return 'baseUrlScheme'
  if (!URL.canParse(value)) return 'baseUrlForm'
  const { pathname, search, hash } = new URL(value)
  return pathname === '/' && search === '' && hash === '' ? undefined : 'baseUrlRest'
}
