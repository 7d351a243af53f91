// @ts-check

/**
 * What is wrong with a field of an API key, in words that say what to type; undefined when nothing is. Whether Gong
 * takes the key is for the server to find out.
 *
 * @param {string} name as in the API
 * @param {string} value
 * @returns {string | undefined}
 */
export function checkField(name, value) {
  switch (name) {
    case 'accessKey':
      if (value === '') return 'Enter the Access Key.'
      return /^[a-zA-Z0-9-]{1,200}$/.test(value) ? undefined : 'An Access Key has letters, digits and hyphens only.'
    case 'accessKeySecret':
      if (value === '') return 'Enter the Access Key Secret.'
      return value.length > 4000 ? 'This is longer than any Access Key Secret.' : undefined
    default:
      return checkBaseUrl(value)
  }
}

/** @param {string} value */
function checkBaseUrl(value) {
  if (value === '') return 'Enter the API base URL.'
  if (!/^https?:\/\//i.test(value)) return 'Begin with https://'
  if (!URL.canParse(value)) return 'This is not a web address.'
  const { pathname, search, hash } = new URL(value)
  return pathname === '/' && search === '' && hash === ''
    ? undefined
    : 'Leave out everything after the host: no /v2, no slash.'
}
