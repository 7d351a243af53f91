import type { ConnectEvent } from '@mallet/connect'

const READ_AGAIN_MS = 1500

interface Gong {
  readonly state: 'none' | 'connected' | 'broken'
  readonly total?: number
  readonly calls?: readonly { readonly title: string; readonly started: string; readonly minutes: number }[]
}

/** Where Mallet is, as the backend has written it into the page. */
export const malletUrl = document.body.dataset.malletUrl ?? ''

/** @throws Error where there is none, which is a mistake of these pages */
export function find<T extends Element>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector)
  if (!(found instanceof kind)) throw new Error(`${selector} is missing`)
  return found
}

/** Asks the product's own backend, which has the API key, for a right to link this customer's Gong. */
export async function fetchToken(): Promise<string> {
  const answer = await fetch('/api/gong/token', { method: 'POST' })
  const { token, error }: { token?: string; error?: string } = await answer.json()
  if (token === undefined) throw new Error(error)
  return token
}

/** Shows how it stands, and reads again as long as calls are still to come. */
export async function showGong(): Promise<void> {
  const answer = await fetch('/api/gong')
  const gong: Gong = await answer.json()
  const { state, total = 0, calls = [] } = gong
  find('#gong-state', HTMLElement).textContent =
    state === 'connected' ? 'Connected' : state === 'broken' ? 'Needs to be connected again' : 'Not connected'
  find('#connected', HTMLElement).hidden = state === 'none'
  for (const action of document.querySelectorAll('#connect, mallet-connect, #react, #by-key, #by-sign-in')) {
    action.toggleAttribute('hidden', state === 'connected')
  }
  find('#calls-caption', HTMLElement).textContent = total === 0 ? 'Reading your calls…' : `${total} calls read so far`
  find('#calls', HTMLElement).replaceChildren(
    ...calls.map(({ title, started, minutes }) => {
      const row = document.createElement('tr')
      for (const text of [title, new Date(started).toLocaleString(), String(minutes)])
        row.insertCell().textContent = text
      return row
    }),
  )
  if (state === 'connected' && total === 0) setTimeout(() => void showGong(), READ_AGAIN_MS)
}

/** Keeps a list of what Connect said, for whoever builds such a page. */
export function noteEvent(event: ConnectEvent): void {
  const line = document.createElement('li')
  line.textContent = JSON.stringify(event)
  find('#told', HTMLElement).append(line)
  if (event.type === 'connect') void showGong()
}

find('#disconnect', HTMLButtonElement).addEventListener('click', async () => {
  await fetch('/api/gong', { method: 'DELETE' })
  await showGong()
})
void showGong()
