import { mallet } from '@mallet/connect'
import { fetchToken, find, malletUrl, noteEvent } from './gong-card.ts'

const last = location.pathname.split('/').at(-1)
const mode = last === 'inline' || last === 'popup' || last === 'redirect' ? last : 'modal'

find('#connect', HTMLButtonElement).addEventListener('click', () => {
  mallet.connect({ malletUrl, getToken: fetchToken, mode, container: '#inline', onEvent: noteEvent })
})
