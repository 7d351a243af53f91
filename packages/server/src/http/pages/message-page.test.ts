import { expect, test } from 'vitest'
import { messagePage } from './message-page.ts'

const HOSTILE = `<script>alert("1")</script>&'`

test('what a message says stands in the page as text, never as markup', () => {
  const page = messagePage({ title: HOSTILE, message: HOSTILE, fix: HOSTILE, requestId: HOSTILE })
  expect(page).not.toContain('<script')
  expect(page.split('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#38;&#39;')).toHaveLength(6)
})

test('a message without a request id has no place for one', () => {
  const page = messagePage({ title: 'Gong was not connected', message: 'It expired.', fix: 'Start again.' })
  expect(page).toContain('<h1>Gong was not connected</h1>')
  expect(page).not.toContain('Request id')
})
