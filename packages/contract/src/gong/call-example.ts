import type { CallData } from './call.ts'
import type { CallTranscript } from './transcripts.ts'

/** One call in full, for the examples of the table. People and companies are invented. */
export const exampleCall: CallData = {
  metaData: {
    id: '7782342274025937895',
    url: 'https://us-12345.app.gong.io/call?id=7782342274025937895',
    title: 'Harbor Freight Lines and Northwind: pricing review',
    scheduled: '2026-06-10T15:00:00-04:00',
    started: '2026-06-10T15:02:11-04:00',
    duration: 1812,
    primaryUserId: '7273476131570014205',
    direction: 'Conference',
    system: 'Zoom',
    scope: 'External',
    media: 'Video',
    language: 'eng',
    workspaceId: '623457276584334000',
    sdrDisposition: null,
    clientUniqueId: null,
    customData: null,
    purpose: null,
    meetingUrl: 'https://zoom.us/j/9912345678',
    isPrivate: false,
    calendarEventId: 'k3v9q2@google.com',
  },
  context: [
    {
      system: 'Salesforce',
      objects: [
        {
          objectType: 'Account',
          objectId: '0018Z00002abcdeQAA',
          fields: [
            { name: 'Name', value: 'Harbor Freight Lines' },
            { name: 'Website', value: 'harborfreightlines.example' },
          ],
          timing: 'Now',
        },
      ],
    },
  ],
  parties: [
    {
      id: '56825452554556001',
      emailAddress: 'dana.reyes@northwind.example',
      name: 'Dana Reyes',
      title: 'Account Executive',
      userId: '7273476131570014205',
      speakerId: '6432345678555530067',
      context: [],
      affiliation: 'Internal',
      phoneNumber: null,
      methods: ['Invitee', 'Attendee'],
    },
    {
      id: '56825452554556002',
      emailAddress: 'p.okafor@harborfreightlines.example',
      name: 'Peter Okafor',
      title: 'Head of Operations',
      userId: null,
      speakerId: '6432345678555530068',
      context: [
        {
          system: 'Salesforce',
          objects: [{ objectType: 'Contact', objectId: '0038Z00003fghijQAA', fields: [], timing: 'Now' }],
        },
      ],
      affiliation: 'External',
      phoneNumber: null,
      methods: ['Invitee', 'Attendee'],
    },
  ],
  content: {
    structure: [{ name: 'Meeting Setup', duration: 67 }],
    trackers: [
      {
        id: '7273476131570099001',
        name: 'Pricing',
        count: 1,
        type: 'KEYWORD',
        occurrences: [{ startTime: 32.56, speakerId: '6432345678555530068' }],
        phrases: [
          {
            count: 1,
            occurrences: [{ startTime: 32.56, speakerId: '6432345678555530068' }],
            phrase: 'price list',
          },
        ],
      },
    ],
    topics: [
      { name: 'Pricing', duration: 86 },
      { name: 'Objections', duration: 0 },
    ],
    brief: 'Peter asked how the price list changes above fifty seats. Dana sends a proposal on Friday.',
    outline: [
      { section: 'Pricing', startTime: 30.1, duration: 86, items: [{ text: 'Seats above fifty', startTime: 32.5 }] },
    ],
    highlights: [{ title: 'Next steps', items: [{ text: 'Dana sends a proposal on Friday', startTimes: [1701.2] }] }],
    callOutcome: { id: 'MEETING_BOOKED', category: 'Answered', name: 'Meeting booked' },
    keyPoints: [{ text: 'The price list above fifty seats decides' }],
  },
  interaction: {
    speakers: [
      { id: '6432345678555530067', userId: '7273476131570014205', talkTime: 801.4 },
      { id: '6432345678555530068', userId: null, talkTime: 655.9 },
    ],
    interactionStats: [{ name: 'Interactivity', value: 5.6 }],
    video: [{ name: 'Presentation', duration: 218 }],
    questions: { companyCount: 9, nonCompanyCount: 6 },
  },
  collaboration: {
    publicComments: [
      {
        id: '6843152929075440037',
        audioStartTime: 26,
        audioEndTime: 31,
        commenterUserId: '7273476131570014198',
        comment: 'Good opening question',
        posted: '2026-06-10T17:20:00Z',
        inReplyTo: null,
        duringCall: false,
      },
    ],
  },
}

export const exampleTranscript: CallTranscript = {
  callId: '7782342274025937895',
  transcript: [
    {
      speakerId: '6432345678555530068',
      topic: 'Pricing',
      sentences: [
        {
          start: 30100,
          end: 35240,
          text: 'Before we go on, could you walk me through the price list above fifty seats?',
        },
      ],
    },
    {
      speakerId: '6432345678555530067',
      topic: 'Pricing',
      sentences: [{ start: 35400, end: 38010, text: 'Of course, Peter, it steps down twice.' }],
    },
  ],
}
