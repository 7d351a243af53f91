// What a script tag loads: `window.mallet`, and <mallet-connect>, which know the address of the Mallet that they came from.
import { connect } from './connect.ts'
import { MalletConnectElement } from './element.ts'
import type { ConnectOptions } from './options.ts'

const { currentScript } = document
const malletUrl = currentScript instanceof HTMLScriptElement ? new URL(currentScript.src).origin : ''
MalletConnectElement.malletUrl = malletUrl

const mallet = {
  connect: (options: Omit<ConnectOptions, 'malletUrl'> & Partial<Pick<ConnectOptions, 'malletUrl'>>) =>
    connect({ malletUrl, ...options }),
}
Object.assign(window, { mallet })
