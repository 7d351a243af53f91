import { NO_MEETING } from '@mallet/contract/gong/meetings'
import { User } from '@mallet/contract/gong/users'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ask } from './api.ts'
import { askOperation, probeOf } from './ask-operation.ts'
import { control } from './control.ts'
import { createdMeeting, newMeeting, organizers } from './requests/meetings.ts'
import { startEmulator } from './started-emulators.ts'

test('who can organise meetings is an active user with a consent page and a conference provider', async () => {
  const emulator = await startEmulator({ users: 90 })
  const users = z.array(User).parse((await ask(emulator, '/v2/users')).body.users)
  const statuses = await organizers(probeOf(emulator))
  expect(statuses.map(({ email }) => email)).toEqual(users.map(({ emailAddress }) => emailAddress))
  for (const [i, user] of users.entries()) {
    const can = user.active && user.meetingConsentPageUrl != null && (user.conferencingProviders ?? []).length > 0
    const help = can ? null : expect.any(String)
    const expected = { exists: true, valid: can, userFacingError: help, fixUrl: help, helpUrl: help }
    expect(statuses[i]).toMatchObject(expected)
  }
  expect(new Set(statuses.map(({ valid }) => valid)).size).toBe(2)
})

test('an address is known in any case and as an alias, and one of nobody is said not to exist', async () => {
  const emulator = await startEmulator({ users: 90 })
  const users = z.array(User).parse((await ask(emulator, '/v2/users')).body.users)
  const alias = users.find(({ emailAliases }) => emailAliases?.length)?.emailAliases?.[0] ?? ''
  const emails = [alias.toUpperCase(), 'nobody@nowhere.example']
  const { body } = await ask(emulator, '/v2/meetings/integration/status', { body: { emails } })
  expect(body.users).toMatchObject([
    { email: emails[0], exists: true },
    { email: emails[1], exists: false, valid: false },
  ])
})

test('an organizer whose provider is disconnected is told what to mend', async () => {
  const emulator = await startEmulator()
  const { body } = await newMeeting(probeOf(emulator), false)
  const [status] = (await organizers(probeOf(emulator))).filter(({ email }) => email === body.organizerEmail)
  const refused = await ask(emulator, '/v2/meetings', { body })
  const { userFacingError, fixUrl, helpUrl } = status ?? {}
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({ errors: ['Provider disconnected'], userFacingError, fixUrl, helpUrl })
  expect(fixUrl).toMatch(/^https:/)
})

test('a meeting leads over the consent page of its organizer, by a link of its own', async () => {
  const emulator = await startEmulator()
  const { body } = await newMeeting(probeOf(emulator))
  const users = z.array(User).parse((await ask(emulator, '/v2/users')).body.users)
  const page = users.find(({ emailAddress }) => emailAddress === body.organizerEmail)?.meetingConsentPageUrl
  const replies = [await ask(emulator, '/v2/meetings', { body }), await ask(emulator, '/v2/meetings', { body })]
  const urls = replies.map((reply) => z.string().parse(reply.body.meetingUrl))
  for (const url of urls) expect(url.startsWith(`${page}?tkn=`)).toBe(true)
  expect(new Set(urls).size).toBe(2)
})

test('a meeting can be changed until it is deleted, which answers without a request id', async () => {
  const emulator = await startEmulator()
  const probe = probeOf(emulator)
  const meeting = await createdMeeting(probe)
  const { body } = await newMeeting(probe)
  const update = () => askOperation(emulator, 'meetings.update', { ...meeting, body })
  const remove = () =>
    askOperation(emulator, 'meetings.delete', { ...meeting, body: { organizerEmail: body.organizerEmail } })
  expect(await update()).toMatchObject({ status: 200, body: { meetingId: meeting.params.meetingId } })
  const removed = await remove()
  expect(removed.status).toBe(200)
  expect(removed.body).toEqual({ organizerEmail: body.organizerEmail })
  expect(removed.headers.get('x-traceid')).toMatch(/^\w{18,19}$/)
  for (const reply of [await update(), await remove()]) {
    expect(reply).toMatchObject({ status: 404, body: { errors: [NO_MEETING] } })
  }
})

test('where it is assumed, an update of a meeting that does not exist is accepted and makes none', async () => {
  const emulator = await startEmulator()
  await control(emulator, 'POST', '/assumptions', { unknownMeetingUpdate: 'accept' })
  const params = { meetingId: '4482190073316527804' }
  const { body } = await newMeeting(probeOf(emulator))
  expect((await askOperation(emulator, 'meetings.update', { params, body })).status).toBe(200)
  expect((await askOperation(emulator, 'meetings.delete', { params, body: {} })).status).toBe(404)
})

test('a meeting that ends before it starts is refused', async () => {
  const emulator = await startEmulator()
  const { body } = await newMeeting(probeOf(emulator))
  const reply = await ask(emulator, '/v2/meetings', { body: { ...body, endTime: body.startTime } })
  expect(reply.status).toBe(400)
})
