import { type MeetingOrganizer, PROVIDER_DISCONNECTED } from '@mallet/contract/gong/meetings'
import type { User } from '@mallet/contract/gong/users'
import type { World } from '../../world/create-world.ts'
import { userByEmail } from '../../world/user-by-email.ts'
import { Refusal } from '../refusal.ts'

const SETTINGS = 'https://app.gong.io'
const HELP = 'https://help.gong.io'

/** Whether a user can organise meetings, by what is known of the user. The texts and pages are ours. */
export function organizerStatus({ users }: World, email: string): MeetingOrganizer {
  const user = userByEmail(users, email)
  const problem = problemOf(user)
  return {
    email,
    exists: user !== undefined,
    valid: problem === undefined,
    userFacingError: problem?.text ?? null,
    fixUrl: problem ? SETTINGS + problem.page : null,
    helpUrl: problem ? `${HELP}/meetings` : null,
  }
}

/**
 * The user who organises a meeting, and where the consent page is.
 *
 * @throws Refusal 404 where there is no such user, 409 where the calendar or the conferences are not connected
 */
export function organizerOf(world: World, email: string): { readonly consentPageUrl: string } {
  const { exists, userFacingError, fixUrl, helpUrl } = organizerStatus(world, email)
  if (!exists) throw new Refusal(404, ['The organizer was not found.'])
  const consentPageUrl = userByEmail(world.users, email)?.meetingConsentPageUrl
  if (userFacingError || consentPageUrl == null) {
    throw new Refusal(409, [PROVIDER_DISCONNECTED], undefined, { userFacingError, fixUrl, helpUrl })
  }
  return { consentPageUrl }
}

interface Problem {
  readonly text: string
  readonly page: string
}

function problemOf(user: User | undefined): Problem | undefined {
  if (!user) return { text: 'Nobody in Gong has this email address.', page: '/company/team-members' }
  if (!user.active) return { text: 'This member of the team is not active.', page: '/company/team-members' }
  if (!user.meetingConsentPageUrl) return { text: 'There is no consent page.', page: '/company/consent-page' }
  if (!user.conferencingProviders?.length) {
    return { text: 'No conference provider is connected.', page: '/user/conferencing' }
  }
  return undefined
}
