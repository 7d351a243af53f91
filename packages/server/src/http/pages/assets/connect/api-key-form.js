// @ts-check
import { Refusal } from '../ask.js'
import { addCopyButton } from '../copy-button.js'
import { find, setText, slot } from '../slots.js'
import { isBusy, makeBusy } from './busy-button.js'
import { describeSession } from './describe-session.js'
import { onAction, showView } from './show-view.js'
import { watchField } from './watch-field.js'

/** @typedef {import('@mallet/contract/api/connect').ApiKeyCredentials} Credentials */

/** Which fields a refusal is about, and what to say beside them. @type {Readonly<Record<string, Record<string, string>>>} */
const faultsOf = {
  invalid_credentials: {
    'access-key': 'Gong did not accept this together with the secret.',
    'access-key-secret': 'Gong did not accept this together with the key.',
  },
  wrong_base_url: { 'base-url': 'This is not the address of your Gong company.' },
}

/**
 * The form for an API key. What was typed stays while Gong is asked and after it refused, and lives in the form alone.
 *
 * @param {import('./describe-session.js').Session} session
 * @param {(credentials: Credentials) => Promise<void>} link throws the {@link Refusal} that the form is to show
 */
export function showApiKeyForm(session, link) {
  showView('api-key', (view) => {
    describeSession(view, session)
    const form = find(view, 'form', HTMLFormElement)
    const fields = [...form.querySelectorAll('input')].map(watchField)
    const submit = find(form, '[type="submit"]', HTMLButtonElement)
    addCopyButton(slot(form, 'request'), 'request id')
    onAction(form, 'reveal', (button) => reveal(button, find(form, '#access-key-secret', HTMLInputElement)))
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      if (isBusy(submit)) return
      const wrong = fields.filter(({ check }) => !check())
      if (wrong[0]) return wrong[0].input.focus()
      slot(form, 'refused').hidden = true
      const rest = makeBusy(submit, 'Testing the key with Gong')
      try {
        await link(readCredentials(form))
      } catch (error) {
        rest()
        if (!(error instanceof Refusal)) throw error
        showRefused(form, fields, error)
      }
    })
  })
}

/** @param {HTMLFormElement} form @returns {Credentials} */
function readCredentials(form) {
  const data = new FormData(form)
  /** @param {string} name */
  const text = (name) => String(data.get(name) ?? '').trim()
  return {
    accessKey: text('accessKey'),
    accessKeySecret: text('accessKeySecret'),
    baseUrl: new URL(text('baseUrl')).origin,
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {import('./watch-field.js').Field[]} fields
 * @param {Refusal} refusal
 */
function showRefused(form, fields, { code, message, fix, requestId }) {
  setText(form, 'message', message)
  setText(form, 'fix', fix)
  setText(form, 'request-id', requestId ?? '')
  slot(form, 'request').hidden = requestId === undefined
  for (const { input, refuse } of fields) {
    const fault = faultsOf[code]?.[input.id]
    if (fault !== undefined) refuse(fault)
  }
  const box = slot(form, 'refused')
  box.hidden = false
  box.focus()
}

/** @param {HTMLButtonElement} button @param {HTMLInputElement} input */
function reveal(button, input) {
  const shown = input.type === 'password'
  input.type = shown ? 'text' : 'password'
  button.textContent = shown ? 'Hide' : 'Show'
  button.setAttribute('aria-pressed', String(shown))
}
