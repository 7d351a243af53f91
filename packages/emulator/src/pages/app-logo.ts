import type { Integration, Logo } from '../state/integration-state.ts'
import { type Html, html } from './html.ts'

const PIXELS = { small: 32, large: 56 } as const

/** Which image of an app: its two logos, and that of the button in the e-mail composer. */
export const IMAGE_PLACES = ['small', 'large', 'button'] as const
export type ImagePlace = (typeof IMAGE_PLACES)[number]

export const imageOf = ({ smallLogo, largeLogo, iframe }: Integration, place: ImagePlace): Logo | undefined =>
  ({ small: smallLogo, large: largeLogo, button: iframe?.composerButtonImage })[place]

export const IMAGES_PATH = '/company/app-images'

/** Where an image of an app is served. */
export const imagePath = ({ clientId }: Integration, place: ImagePlace): string =>
  `${IMAGES_PATH}/${encodeURIComponent(clientId)}/${place}`

/** An app's logo, or its first letter where it has none. It says nothing that the name beside it does not. */
export function appLogo(app: Integration, size: keyof typeof PIXELS): Html {
  const pixels = PIXELS[size]
  if (imageOf(app, size)) {
    return html`<img class="logo" src="${imagePath(app, size)}" width="${pixels}" height="${pixels}" alt="">`
  }
  return html`<svg width="${pixels}" height="${pixels}" viewBox="0 0 40 40" aria-hidden="true">
<rect x="1" y="1" width="38" height="38" rx="8" fill="none" stroke="currentColor" stroke-width="2"/>
<text x="20" y="27" text-anchor="middle" font-size="20" font-weight="600" fill="currentColor">${initialOf(app.name)}</text></svg>`
}

const initialOf = (name: string): string => String.fromCodePoint(name.codePointAt(0) ?? 63).toUpperCase()
