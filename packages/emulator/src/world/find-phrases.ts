/** Finds known phrases in text. Built once for a set of phrases and used for many sentences. */
export interface PhraseFinder {
  /** Calls back for each place where a phrase stands as whole words, letter case aside. */
  find(text: string, found: (phrase: string) => void): void
}

const isLetterOrDigit = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 0xdf && code !== 0xf7 && code < 0x2000)

/**
 * @param phrases in lower case, in a Latin script; each begins with a letter or digit. They are looked up by their first word,
 *   because a call has thousands of words and few of them begin a phrase.
 */
export function createPhraseFinder(phrases: Iterable<string>): PhraseFinder {
  const byFirstWord = new Map<string, Set<string>>()
  for (const phrase of phrases) {
    const first = phrase.slice(0, endOfWord(phrase, 0))
    byFirstWord.set(first, (byFirstWord.get(first) ?? new Set()).add(phrase))
  }

  return {
    find(text, found) {
      const lower = text.toLowerCase()
      for (let at = 0; at < lower.length; at++) {
        if (!isLetterOrDigit(lower.charCodeAt(at))) continue
        const end = endOfWord(lower, at)
        const candidates = byFirstWord.get(lower.slice(at, end))
        if (candidates)
          for (const phrase of candidates)
            if (lower.startsWith(phrase, at) && !isLetterOrDigit(lower.charCodeAt(at + phrase.length))) found(phrase)
        at = end
      }
    },
  }
}

function endOfWord(text: string, from: number): number {
  let end = from
  while (end < text.length && isLetterOrDigit(text.charCodeAt(end))) end++
  return end
}
