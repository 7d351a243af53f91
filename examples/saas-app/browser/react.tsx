import { MalletConnectButton } from '@mallet/connect/react'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { fetchToken, find, malletUrl, noteEvent } from './gong-card.ts'

function ConnectGong() {
  const [connectionId, setConnectionId] = useState<string>()
  return (
    <>
      <MalletConnectButton
        className="primary"
        malletUrl={malletUrl}
        getToken={fetchToken}
        mode="modal"
        onEvent={noteEvent}
        onConnect={(event) => setConnectionId(event.connectionId)}
      />
      {connectionId && <p>Linked as {connectionId}</p>}
    </>
  )
}

createRoot(find('#react', HTMLElement)).render(
  <StrictMode>
    <ConnectGong />
  </StrictMode>,
)
