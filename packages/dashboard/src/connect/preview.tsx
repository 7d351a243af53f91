import { NativeSelect } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Draft, isColor } from './draft.ts'

const VIEWS = [
  { value: 'choose_auth', label: 'Choose how to sign in' },
  { value: 'oauth_intro', label: 'Before Gong' },
  { value: 'api_key_form', label: 'API key' },
  { value: 'waiting_for_gong', label: 'Waiting for Gong' },
  { value: 'choosing', label: 'What is read' },
  { value: 'share', label: 'A link for somebody else' },
  { value: 'success', label: 'Connected' },
  { value: 'error', label: 'An error' },
  { value: 'expired', label: 'Expired' },
]

/** Of the protocol between Connect and the page around it. */
const VERSION = 1

/** The real page with invented data; it is told of each change of the draft. */
export function Preview({ draft }: { readonly draft: Draft }) {
  const [view, setView] = useState('oauth_intro')
  const [isReady, setReady] = useState(false)
  const frame = useRef<HTMLIFrameElement>(null)
  const nonce = useMemo(() => crypto.randomUUID(), [])
  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent) => {
      if (source !== frame.current?.contentWindow || origin !== window.location.origin) return
      if (data?.type === 'hello' && data?.nonce === nonce) setReady(true)
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [nonce])
  useEffect(() => {
    if (!isReady) return
    const { mode, primaryColor, cornerRadiusPx, logo } = draft
    const theme = {
      mode,
      cornerRadiusPx,
      ...(isColor(primaryColor) && { primaryColor }),
      ...(logo !== null && { logo }),
    }
    frame.current?.contentWindow?.postMessage(
      { mallet: VERSION, type: 'retheme', nonce, theme },
      window.location.origin,
    )
  }, [draft, isReady, nonce])
  return (
    <aside className="preview" aria-label="Preview">
      <NativeSelect
        label="Preview of"
        data={VIEWS}
        value={view}
        onChange={(event) => {
          setReady(false)
          setView(event.currentTarget.value)
        }}
      />
      <iframe
        key={view}
        ref={frame}
        title="Preview of Connect"
        src={`/connect?${new URLSearchParams({ preview: view, nonce })}`}
      />
      <p className="quiet small">Invented data; nothing here links anything.</p>
    </aside>
  )
}
