// @ts-check
import { Refusal } from '../ask.js'
import { setText } from '../slots.js'
import { showApiKeyForm } from './api-key-form.js'
import { followAttempt } from './follow-attempt.js'
import { showIntro } from './intro.js'
import { showExpired, showFailure, showSuccess } from './outcome.js'
import { showView } from './show-view.js'

/** @typedef {import('@mallet/contract/api/connect').Attempt} Attempt */
/** @typedef {Attempt & { authorizeUrl?: string }} StartedAttempt */

/**
 * Leads a person from the link to a linked company. A tab that has an attempt goes on with it; any other begins by
 * asking what the link is for.
 *
 * @param {import('../ask.js').Ask} ask with the link's token
 * @param {import('./session-storage.js').Kept} kept
 * @param {Pick<Location, 'assign'>} location
 */
export async function linkCompany(ask, kept, location) {
  /** @param {() => Promise<void>} step */
  async function take(step) {
    try {
      await step()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (endsLink(error)) showExpired(error)
      else showFailure(error, { tryAgain: () => take(step), startOver: () => take(startOver) })
    }
  }

  async function startOver() {
    kept.keepAttempt(undefined)
    showWorking('Checking the link')
    /** @type {import('./describe-session.js').Session} */
    const session = await ask('GET', '/connect/session')
    if (session.integration.authType === 'oauth2') showIntro(session, () => take(goToGong))
    else showApiKeyForm(session, linkByKey)
  }

  async function goToGong() {
    /** @type {StartedAttempt} */
    const { id, authorizeUrl } = await ask('POST', '/connect/attempts', {})
    if (authorizeUrl === undefined) return startOver()
    kept.keepAttempt(id)
    location.assign(authorizeUrl)
  }

  function goAgain() {
    showWorking('Opening Gong')
    return goToGong()
  }

  /** @param {import('@mallet/contract/api/connect').ApiKeyCredentials} credentials */
  async function linkByKey(credentials) {
    try {
      /** @type {StartedAttempt} */
      const attempt = await ask('POST', '/connect/attempts', { credentials })
      kept.keepAttempt(attempt.id)
      showSuccess(attempt.connectionId)
    } catch (error) {
      if (!(error instanceof Refusal) || !endsLink(error)) throw error
      showExpired(error)
    }
  }

  /** @param {string} id */
  async function goOn(id) {
    const path = `/connect/attempts/${encodeURIComponent(id)}`
    /** @param {() => Promise<void>} next @returns {Promise<void>} */
    const giveUp = async (next) => {
      /** @type {Attempt} */
      const attempt = await ask('DELETE', path)
      // It may have ended well in the moment before.
      return attempt.status === 'authenticated' ? showSuccess(attempt.connectionId) : next()
    }
    const attempt = await followAttempt(() => ask('GET', path), {
      beginAgain: () => take(() => giveUp(goAgain)),
      cancel: () => take(() => giveUp(startOver)),
    })
    if (attempt !== undefined) await showEnd(attempt)
  }

  /** @param {Attempt} attempt */
  async function showEnd({ status, connectionId, error }) {
    if (status === 'authenticated') return showSuccess(connectionId)
    if (status === 'cancelled') return startOver()
    showFailure(error ?? unfinished, { tryAgain: () => take(goAgain), startOver: () => take(startOver) })
  }

  const { attemptId } = kept
  await take(async () => {
    if (attemptId === undefined) return startOver()
    try {
      await goOn(attemptId)
    } catch (error) {
      // An attempt of a link that is gone from the server.
      if (!(error instanceof Refusal) || error.code !== 'not_found') throw error
      await startOver()
    }
  })
}

/** @param {string} work */
const showWorking = (work) => showView('working', (view) => setText(view, 'work', work))

/** @param {Refusal} refusal */
const endsLink = ({ code }) => code === 'session_expired' || code === 'unauthorized'

const unfinished = {
  message: 'The sign-in at Gong was not finished within ten minutes.',
  fix: 'Try again, and go through both pages of Gong without a longer break.',
}
