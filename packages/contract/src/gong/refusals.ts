/** Gong sends no error codes, only English. These texts carry meaning; each is recorded live unless said. */
export const refusals = {
  missingScope: (scope: string) => `You don't have permission to use '${scope}' in your app.`,
  missingScopePattern: /^You don't have permission to use '([^']+)' in your app\.$/,
  badCursor: 'Failed to verify cursor',
  /** Matched without regard to case: its exact form is an assumption. */
  expiredCursor: 'cursor has expired',
  methodNotAllowed: 'Method Not Allowed',
  unsupportedMediaType: 'Unsupported Media Type',
  jsonParseError: 'Json parse error',
  badRequest: 'Bad request',
  /** Seen by connectors when a company's token is used on another company's host. */
  wrongHost: 'access token has been revoked',
} as const
