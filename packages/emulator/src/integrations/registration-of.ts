import type { Integration } from '../state/integration-state.ts'
import type { IntegrationInput } from './integration-input.ts'

/** Input as it is kept: what was left out is not there at all. */
export function registrationOf({ smallLogo, largeLogo, iframe, ...rest }: IntegrationInput): Registration {
  return {
    ...rest,
    ...(smallLogo && { smallLogo }),
    ...(largeLogo && { largeLogo }),
    ...(iframe && { iframe: keptIframe(iframe) }),
  }
}

type Registration = Omit<Integration, 'clientId' | 'clientSecret' | 'company' | 'status'>

const keptIframe = ({ composerButtonImage, ...rest }: NonNullable<IntegrationInput['iframe']>) => ({
  ...rest,
  ...(composerButtonImage && { composerButtonImage }),
})
