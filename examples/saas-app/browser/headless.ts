import { ConnectError, createConnectSession, type LinkedCompany } from '@mallet/connect/headless'
import { fetchToken, find, malletUrl, showGong } from './gong-card.ts'

const form = find('#by-key', HTMLFormElement)
const problem = find('#problem', HTMLElement)
const token = await fetchToken()
const session = createConnectSession({ malletUrl, token })
const { integrations } = await session.session()
const idOf = (authType: 'oauth2' | 'apiKey') => integrations.find((one) => one.authType === authType)?.id

find('#by-sign-in', HTMLButtonElement).addEventListener('click', () => {
  void link(session.openOAuth({ integrationId: idOf('oauth2') }))
})
form.addEventListener('submit', (event) => {
  event.preventDefault()
  const text = (name: string) => String(new FormData(form).get(name) ?? '')
  const [accessKey, accessKeySecret, baseUrl] = [text('accessKey'), text('accessKeySecret'), text('baseUrl')]
  void link(session.submitApiKey({ integrationId: idOf('apiKey'), accessKey, accessKeySecret, baseUrl }))
})

// Only now can a click be answered at once, as a browser wants it before it opens a window.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[disabled]')) button.disabled = false

async function link(linking: Promise<LinkedCompany>): Promise<void> {
  problem.textContent = ''
  try {
    await linking
    await session.finish()
    form.reset()
    await showGong()
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error
    problem.textContent = `${error.message}. ${error.fix}. (${error.code}, ${error.requestId ?? 'no request id'})`
  }
}
