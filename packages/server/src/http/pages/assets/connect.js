// @ts-check
import { createAsk, Refusal } from './ask.js'
import { showApiKeyForm } from './connect/api-key-form.js'
import { followAttempt } from './connect/follow-attempt.js'
import { showIntro } from './connect/intro.js'
import { showExpired, showFailure, showSuccess } from './connect/outcome.js'
import { takeToken } from './connect/session-storage.js'
import { showView } from './connect/show-view.js'

/** @typedef {import('@mallet/contract/api/connect').Attempt} Attempt */
