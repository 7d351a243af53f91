import type { ErrorText, PageCode } from './error-codes.ts'

const FAULT_OF_SERVER = {
  cause: 'Something went wrong on the server of {app}.',
  fix: 'Try again. If it stays, send them the request id below.',
}
const REFUSED_REQUEST = {
  cause: 'The server of {app} did not accept what this page sent.',
  fix: 'Load the page again. If it stays, send them the request id below.',
}
const SET_UP_WRONGLY = 'Only {app} can correct that. Send them what stands here.'
const LINK_ENDED = {
  cause: 'This link has expired, was used already, or was withdrawn.',
  fix: 'Go back to {app} and start again.',
}

export const errors: Readonly<Record<PageCode, ErrorText>> = {
  session_expired: LINK_ENDED,
  unauthorized: LINK_ENDED,
  invalid_state: {
    cause: 'This sign-in was begun in another browser, was finished already, or is older than ten minutes.',
    fix: 'Try again, and go through Gong in this browser.',
  },
  access_denied: {
    cause: 'Access was denied on the page of Gong.',
    fix: 'Try again and choose Approve, or copy a link for a technical administrator who may decide.',
  },
  launch_expired: {
    cause: 'The way to Gong was opened before, or was not taken within a minute.',
    fix: 'Try again.',
  },
  invalid_scope: {
    cause: 'Gong refused one of the permissions that {app} asks for.',
    fix: `The permission is not registered at Gong. ${SET_UP_WRONGLY}`,
  },
  unauthorized_client: {
    cause: 'Gong does not let this application be used by your company.',
    fix: `It may still be private at Gong, and then works for its own company only. ${SET_UP_WRONGLY}`,
  },
  redirect_uri_mismatch: {
    cause: 'Gong does not know the address that leads back from its sign-in.',
    fix: `The application is registered with another one at Gong. ${SET_UP_WRONGLY}`,
  },
  code_expired: {
    cause: 'Gong’s approval came back too late, or was used before.',
    fix: 'Try again, and come back from Gong within ten minutes.',
  },
  attempt_expired: {
    cause: 'The sign-in at Gong was not finished within ten minutes.',
    fix: 'Try again, and go through both pages of Gong without a longer break.',
  },
  authorization_failed: { cause: 'Gong did not accept the request of {app}.', fix: SET_UP_WRONGLY },
  invalid_client: {
    cause: 'Gong does not accept the client id or the client secret of {app}.',
    fix: SET_UP_WRONGLY,
  },
  invalid_grant: {
    cause: 'Gong did not accept its own approval when it was used.',
    fix: 'Try again. If it stays, send {app} the request id below.',
  },
  invalid_credentials: {
    cause: 'Gong refused the Access Key or the Access Key Secret.',
    fix: 'Copy both again from Gong. A lost secret needs a new key, and a new key may take a minute to work.',
  },
  wrong_base_url: {
    cause: 'This is not the API base URL of your Gong company.',
    fix: 'Copy it from Gong, where it stands beside the key: such as https://us-12345.api.gong.io.',
  },
  untrusted_ip: {
    cause: 'Gong refuses requests from the server of {app}.',
    fix: 'Add its address to the trusted IPs of the key in Gong, or ask {app} for it. Then wait five minutes and try again.',
  },
  missing_scope: {
    cause: 'Gong did not grant a permission that is needed to connect.',
    fix: 'Try again and leave everything ticked. If it is not offered, only {app} can add it.',
  },
  other_company: {
    cause: 'This is another Gong company than the one that was connected before.',
    fix: 'Sign in to that company, or use its API key. To connect a second company, start again in {app}.',
  },
  needs_reauth: {
    cause: 'Gong no longer accepts the credentials of this connection.',
    fix: 'Go back to {app} and connect Gong again.',
  },
  connection_suspended: {
    cause: '{app} has suspended this connection.',
    fix: 'Ask them to resume it.',
  },
  integration_suspended: {
    cause: '{app} has suspended this way of connecting Gong.',
    fix: 'Ask them when it is available again.',
  },
  integration_incomplete: {
    cause: '{app} has not finished setting up this way of connecting Gong.',
    fix: SET_UP_WRONGLY,
  },
  rate_limited: {
    cause: 'Gong takes no more calls for your company at the moment.',
    fix: 'Wait a minute, then try again.',
  },
  daily_quota_used_up: {
    cause: 'Gong’s calls of your company are used up for today, by everything that uses its API.',
    fix: 'Try again tomorrow, or ask Gong to raise the limit.',
  },
  gong_refused: {
    cause: 'Gong refused a request that connecting needs.',
    fix: 'Try again. If it stays, send {app} the request id below.',
  },
  gong_forbidden: {
    cause: 'Gong does not allow this to your company, or not from the server of {app}.',
    fix: 'See the details. Your company may lack a licence, or the trusted IPs in Gong may be too narrow.',
  },
  gong_unavailable: {
    cause: 'Gong did not answer, or not completely.',
    fix: 'Try again in a few minutes.',
  },
  gong_unexpected: {
    cause: 'Gong answered in a form that is not known.',
    fix: 'Try again. If it stays, send {app} the request id below.',
  },
  refresh_in_progress: {
    cause: 'Another step of this connection is still under way.',
    fix: 'Try again in a few seconds.',
  },
  egress_refused: {
    cause: 'The server of {app} is not allowed to talk to this address.',
    fix: 'Check the API base URL. If it is right, send {app} what stands here.',
  },
  not_found: { cause: 'What this page asked for is not there any more.', fix: 'Go back to {app} and start again.' },
  forbidden: REFUSED_REQUEST,
  foreign_origin: REFUSED_REQUEST,
  invalid_input: REFUSED_REQUEST,
  invalid_json: REFUSED_REQUEST,
  unsupported_media_type: REFUSED_REQUEST,
  body_too_large: REFUSED_REQUEST,
  headers_too_large: REFUSED_REQUEST,
  method_not_allowed: REFUSED_REQUEST,
  too_many_requests: { cause: 'There were too many requests from here.', fix: 'Wait a minute, then try again.' },
  starting: { cause: 'The server of {app} is just starting.', fix: 'Try again in a moment.' },
  shutting_down: { cause: 'The server of {app} is just restarting.', fix: 'Try again in a moment.' },
  database_unavailable: FAULT_OF_SERVER,
  database_older: FAULT_OF_SERVER,
  missing_key: FAULT_OF_SERVER,
  undecryptable: FAULT_OF_SERVER,
  internal: FAULT_OF_SERVER,
  link_limit: {
    cause: 'As many links as there may be were made from this one.',
    fix: 'Use one of them, or go back to {app} and start again.',
  },
  unreachable: {
    cause: 'This page did not reach its server.',
    fix: 'Check the network connection, then try again.',
  },
  unreadable: {
    cause: 'The server answered in a form that this page cannot read.',
    fix: 'Try again in a minute. If it stays, tell {app}.',
  },
  popup_blocked: {
    cause: 'Your browser blocked the window of Gong.',
    fix: 'Open Gong in a new tab instead, or allow pop-ups for this site.',
  },
  origin_not_allowed: {
    cause: 'The site that opened this page is not allowed to.',
    fix: 'If it is yours, add its address to the allowed origins in the settings of Connect.',
  },
  no_integration: {
    cause: '{app} offers no way of connecting Gong at the moment.',
    fix: 'Ask them when it is available again.',
  },
  crashed: {
    cause: 'This page stopped working.',
    fix: 'Load it again. If it stays, try another browser and tell {app}.',
  },
}
