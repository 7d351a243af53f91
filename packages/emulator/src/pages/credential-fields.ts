import { type Html, html } from './html.ts'

/** What was wrong with what somebody gave before. */
export const faultLine = (fault: string | undefined): Html | readonly Html[] =>
  fault === undefined ? [] : html`<p class="alert" role="alert">${fault}</p>`

/** The fields of whoever signs in. */
export const credentialFields = (email: string): Html => html`<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="username" value="${email}" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>`
