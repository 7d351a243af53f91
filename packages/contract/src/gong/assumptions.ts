/** A behaviour that Gong leaves open. The emulator plays `default`, and plays any of `options` when told to. */
export interface Assumption {
  /** A: Gong's own document or a recorded answer. B: two clients agree. C: one client, or our inference. ?: unknown. */
  readonly grade: 'A' | 'B' | 'C' | '?'
  readonly question: string
  readonly options: readonly [string, ...string[]]
  readonly default: string
  readonly why: string
}

const assume = <const O extends readonly [string, ...string[]]>(
  assumption: Assumption & { options: O; default: O[number] },
) => assumption

export const assumptions = {
  refreshTokenRotation: assume({
    grade: '?',
    question: 'What becomes of a refresh token when it is used?',
    options: ['grace60', 'single-use', 'revoke-family'],
    default: 'grace60',
    why: 'Each refresh returns a new one; whether the old one dies at once is not documented. grace60: it lives 60 s more. revoke-family: using it again revokes its successors.',
  }),
  tokenParameters: assume({
    grade: 'B',
    question: 'Where may the parameters of the token endpoint stand?',
    options: ['either', 'query', 'form'],
    default: 'either',
    why: 'Gong documents the query; several clients send a form and work.',
  }),
  validityDuration: assume({
    grade: '?',
    question: 'What of a validity_duration that is not a whole number of seconds above 0?',
    options: ['refuse', 'ignore'],
    default: 'refuse',
    why: 'Gong documents the parameter and its unit, but neither bounds nor what happens outside of them. ignore: the token lives for a day.',
  }),
  codeReuse: assume({
    grade: 'C',
    question: 'What happens when an authorization code is used twice?',
    options: ['refuse', 'refuse-and-revoke'],
    default: 'refuse',
    why: 'RFC 6749 section 4.1.2 says MUST refuse and SHOULD revoke; Gong says nothing.',
  }),
  pkce: assume({
    grade: 'C',
    question: 'What of PKCE?',
    options: ['optional', 'ignored', 'required'],
    default: 'optional',
    why: 'One client sends S256 and works, another turns PKCE off and works.',
  }),
  unknownCredentialText: assume({
    grade: '?',
    question: 'What does the 401 for an unknown credential say?',
    options: ['Authentication failed'],
    default: 'Authentication failed',
    why: 'Only the status is known; the text is ours.',
  }),
  expiredTokenText: assume({
    grade: '?',
    question: 'What does the 401 for an expired access token say?',
    options: ['Access token has expired', 'Authentication failed'],
    default: 'Access token has expired',
    why: 'Only the status is known; the text is ours.',
  }),
  cursorLifetime: assume({
    grade: '?',
    question: 'How long does a cursor live?',
    options: ['10 minutes', 'for ever'],
    default: '10 minutes',
    why: 'Connectors remark that cursors die fast; the number is ours.',
  }),
  expiredCursorText: assume({
    grade: 'C',
    question: 'What does the 400 for an expired cursor say?',
    options: ['Cursor has expired'],
    default: 'Cursor has expired',
    why: 'One connector matches these words without regard to case.',
  }),
  rateLimitWindow: assume({
    grade: '?',
    question: 'How are 3 requests a second counted?',
    options: ['rolling'],
    default: 'rolling',
    why: 'The strictest reading: any four arrivals within less than 1,000 ms are one too many.',
  }),
  rateLimitText: assume({
    grade: '?',
    question: 'What does the 429 say?',
    options: ['Rate limit exceeded'],
    default: 'Rate limit exceeded',
    why: 'Only the status and Retry-After are known; the text is ours.',
  }),
  refusalsCount: assume({
    grade: '?',
    question: 'Do refused requests count against the limits?',
    options: ['yes', 'no'],
    default: 'yes',
    why: 'Unknown; the stricter reading.',
  }),
  dayBegins: assume({
    grade: '?',
    question: 'When does the daily allowance begin again?',
    options: ['00:00 UTC'],
    default: '00:00 UTC',
    why: 'One client assumes it, without proof.',
  }),
  keyScopes: assume({
    grade: 'C',
    question: 'Are API keys limited by scopes?',
    options: ['all scopes'],
    default: 'all scopes',
    why: "Gong's form for keys shows no scopes, though two connectors write as if there were some.",
  }),
  callListWithoutDates: assume({
    grade: 'A',
    question: 'What does calls.list answer without fromDateTime or toDateTime?',
    options: ['open', 'refuse', 'nothing'],
    default: 'open',
    why: 'Gong marks both as required, describes in words that the window is then open, and once answered a request without them as an empty window. open: no bound on that side. refuse: 400. nothing: the 404 of an empty window.',
  }),
  repeatedClientUniqueId: assume({
    grade: '?',
    question: 'What does calls.create answer to a clientUniqueId that another call has?',
    options: ['refuse', 'first call'],
    default: 'refuse',
    why: 'Gong says that it keeps calls from being added twice, but not how. refuse: 409. first call: 200 with the id of the call that has it.',
  }),
  unknownMeetingUpdate: assume({
    grade: '?',
    question: 'What does meetings.update answer for a meeting that does not exist?',
    options: ['refuse', 'accept'],
    default: 'refuse',
    why: 'Gong documents a 404, and meetings.delete was seen to answer it; yet one update of an id that only stood in an example was answered 200. accept: 200, and nothing is changed.',
  }),
  flowOwnerUnknown: assume({
    grade: '?',
    question: 'What of a flow owner whom the company does not know?',
    options: ['403', '400'],
    default: '403',
    why: 'A user without an Engage seat gets 403; nothing is known of an address that is no user at all.',
  }),
  mostRecentlyAssigned: assume({
    grade: '?',
    question: 'What does mostRecentlyAssigned do to a list of flows?',
    options: ['order', 'filter'],
    default: 'order',
    why: 'Only its name is known. order: last used first, never used last. filter: the same without those never used.',
  }),
  flowCoolOff: assume({
    grade: '?',
    question: 'How long may a prospect whose flow ended not be assigned again?',
    options: ['7 days', 'none'],
    default: '7 days',
    why: 'There is such a period, and two ways to override it; its length is a setting of each company that is not served.',
  }),
  bulkProspectWithoutName: assume({
    grade: '?',
    question: 'What of a bulk assignment with a prospect that has neither crmId nor both names?',
    options: ['refuse', 'fail'],
    default: 'refuse',
    why: 'The names are required to make a record in the CRM. refuse: 400 for the request. fail: only this prospect fails.',
  }),
  crmFailedUpload: assume({
    grade: 'C',
    question: 'What becomes of the good lines of a CRM upload that has bad ones?',
    options: ['kept', 'dropped'],
    default: 'kept',
    why: 'The status counts lines that succeeded beside those that failed; Gong says only to send the whole file again.',
  }),
  crmRecordUpdate: assume({
    grade: '?',
    question: 'What becomes of the fields that a later upload of a CRM record leaves out?',
    options: ['lost', 'kept'],
    default: 'lost',
    why: 'Gong says that the record is updated, and not how; the stricter reading.',
  }),
  crmSchemaOmission: assume({
    grade: 'C',
    question: 'What of a CRM field that was sent before and is missing from the next list?',
    options: ['refused', 'dropped'],
    default: 'refused',
    why: 'Gong wants every field again each time, with isDeleted for those that go; what it does otherwise is not recorded.',
  }),
  targetColumns: assume({
    grade: '?',
    question: 'Which columns has a CSV of target assignments?',
    options: ['any'],
    default: 'any',
    why: 'Nobody has published them. Only the form is looked at: a header, and rows as long as it.',
  }),
  targetAnswer: assume({
    grade: '?',
    question: 'What does an upload of target assignments answer besides its requestId?',
    options: ['nothing'],
    default: 'nothing',
    why: 'The shape of the answer is not known, and an invented one would be relied on.',
  }),
  profileNames: assume({
    grade: '?',
    question: 'May two permission profiles of a workspace have the same name?',
    options: ['unique', 'repeatable'],
    default: 'unique',
    why: 'Gong documents a 422 for a new profile and not what it is for. unique: a name that is taken gives it.',
  }),
  nothingSetUp: assume({
    grade: 'C',
    question: 'What do the lists of trackers, briefs and library folders answer for a workspace that has none?',
    options: ['404', 'empty list'],
    default: '404',
    why: 'Gong documents a 404 for each and uses it for empty lists of calls. Nobody recorded either here, so the text is ours.',
  }),
  integrationNeverSet: assume({
    grade: '?',
    question: 'What are the settings of an integration before any were set?',
    options: ['null', 'an id'],
    default: 'null',
    why: 'The one recorded answer has an id, and it is not known whether settings had been made before.',
  }),
  emptyStatsText: assume({
    grade: 'C',
    question: 'What does the 404 say where no statistics or answered scorecards match?',
    options: ['No ... found corresponding to the provided filters'],
    default: 'No ... found corresponding to the provided filters',
    why: 'Gong documents the status only. The lists of calls and users say it in these words; the thing in the middle is ours.',
  }),
  aiCredits: assume({
    grade: '?',
    question: 'How many AI credits does a company have?',
    options: ['1000', '3', '0'],
    default: '1000',
    why: 'Gong sells credits and spends one for each call or e-mail that feeds an answer; the stock is a matter of contract. Small stocks show the 402.',
  }),
  aiCreditsText: assume({
    grade: '?',
    question: 'What does the 402 say when AI credits are used up?',
    options: ['AI credits are exhausted'],
    default: 'AI credits are exhausted',
    why: 'Only the status is known; the text is ours.',
  }),
  erasureDelay: assume({
    grade: 'C',
    question: 'How long does an erasure of personal data take?',
    options: ['2 hours', 'at once'],
    default: '2 hours',
    why: 'Gong says that it takes hours and has no operation that tells when it is done; the number is ours.',
  }),
} as const satisfies Record<string, Assumption>

export type AssumptionName = keyof typeof assumptions
/** One chosen option for each assumption. */
export type Assumptions = { [N in AssumptionName]: (typeof assumptions)[N]['options'][number] }
