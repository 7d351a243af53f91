import { credentialFields, faultLine } from './credential-fields.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'

export interface SignInPage {
  /** Id of the authorization request that waits behind the form. */
  readonly request: string
  readonly email?: string
  readonly fault?: string
}

export const signInPage = ({ request, email = '', fault }: SignInPage): string =>
  layout(
    'Sign in',
    html`<h1>Sign in</h1>
<p class="quiet">Use the address and password that the emulator printed when it started.</p>
${faultLine(fault)}
<form method="post" action="/oauth2/sign-in">
<input type="hidden" name="request" value="${request}">
${credentialFields(email)}
<button class="primary" type="submit">Sign in</button>
</form>`,
  )
