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
${fault === undefined ? [] : html`<p class="alert" role="alert">${fault}</p>`}
<form method="post" action="/oauth2/sign-in">
<input type="hidden" name="request" value="${request}">
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="username" value="${email}" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button class="primary" type="submit">Sign in</button>
</form>`,
  )
