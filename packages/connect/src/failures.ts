import type { EventDetails } from './messages.ts'

/** The codes of errors that arise in the host's page itself; all others are Mallet's own. */
export type FailureCode = 'page_unreachable' | 'token_failed' | 'popup_blocked'

/** What the host is told of such a failure. */
export function failureOf(code: FailureCode, malletOrigin: string, cause?: unknown): EventDetails['error'] {
  return { code, ...texts(code, malletOrigin, cause), requestId: null, retryable: true }
}

function texts(code: FailureCode, malletOrigin: string, cause: unknown) {
  switch (code) {
    case 'page_unreachable':
      return {
        message: `The Connect page of ${malletOrigin} did not answer`,
        fix: `Check that malletUrl is right and can be reached, that a Content-Security-Policy of your page lists ${malletOrigin} in frame-src, and that ${location.origin} is among allowedOrigins in the settings of Connect`,
      }
    case 'token_failed':
      return {
        message: `There is no token: ${cause instanceof Error ? cause.message : 'getToken answered none'}`,
        fix: 'Let getToken answer the token of a connect session that your backend has just made',
      }
    case 'popup_blocked':
      return {
        message: 'The browser blocked the window',
        fix: 'Call mallet.connect directly in the click handler, or let the person press the button that is shown now',
      }
  }
}
