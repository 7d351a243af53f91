import type { LanguageSource } from '../language-pack.ts'
import { asides } from './asides.ts'
import { lexicon } from './lexicon.ts'
import {
  demo,
  discovery,
  goodbye,
  movingForward,
  nextSteps,
  objections,
  opening,
  pricing,
  smallTalk,
} from './scripts.ts'

const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag']
const MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')
const COUNTS = ['null', 'ein', 'zwei', 'drei', 'vier', 'fünf']

const TAILS = `
    , {you}, (jedenfalls|zumindest heute|glaube ich|im Allgemeinen|im Moment)
    , (zumindest|vor allem) (in {site}|im {month}|am {weekday})
  `

export const german: LanguageSource = {
  lexicon,
  pools: { opening, smallTalk, discovery, demo, pricing, objections, movingForward, nextSteps, goodbye },
  asides,
  backchannels: `
    (Ja|Okay|Ach|Verstehe|Gut|Klar|Genau|Hm|In Ordnung), (das leuchtet ein|das kennen wir|notiert|kann ich mir vorstellen|gut zu wissen|dachte ich mir|das hilft), {you}
    (Ja|Ach|Hm|Okay|Gut), {process}, (natürlich|immer wieder|sagten Sie|ich erinnere mich), {you}
    (Verstehe|Ja|Ach so|Interessant), (wie in {city}|sogar im {month}|gerade am {weekday}), {you}
  `,
  tails: {
    company: TAILS,
    customer: TAILS,
    question: `
    , {you}, (Ihrer Meinung nach|ganz grob|aus Ihrer Sicht|in der Praxis)
    , (zum Beispiel|vor allem) (in {site}|im {month}|am {weekday})
  `,
  },
  repeatLimit: 1 / 400,
  hesitations: ['Also,', 'Äh,', 'Na ja,', 'Gut,', 'Wissen Sie,', 'Ehrlich gesagt,', 'Tja,', 'Nun,'],
  lowerableWords:
    `Das Der Die Ein Eine Ich Wir Und Es Ja Was Wie Wer Wenn Woran Bei Dann Mit Ohne Dort Haben Jeder Rot`.split(/\s+/),
  formats: {
    money: (amount) => `${amount.toString().replace(/\B(?=(\d{3})+$)/g, '.')} Euro`,
    percent: (n) => `${n} Prozent`,
    years: (n) => `${COUNTS[n] ?? n} Jahren`,
    dayOf: ({ month, day, weekday }) => `${WEEKDAYS[weekday]}, den ${day}. ${MONTHS[month]}`,
    timeOf: (hour, minute) => `${hour} Uhr${minute === 0 ? '' : ` ${minute}`}`,
    partOfMonth: ({ month, day }) => `${day < 11 ? 'Anfang' : day < 21 ? 'Mitte' : 'Ende'} ${MONTHS[month]}`,
    quarter: (n) => `das ${n}. Quartal`,
  },
  titles: {
    discovery: `{account} <> {company}: (Kennenlernen|Bedarfsaufnahme)
      {account}: {process} in {site}`,
    demo: `Vorführung {product} für {account}
      {account} <> {company}: {product} in der Praxis`,
    proposal: `{account}: (Angebot besprechen|Konditionen)`,
    businessReview: `Quartalsgespräch {account}`,
    onboarding: `{account}: Einführung {site}`,
    renewal: `{account}: Verlängerung`,
    coldCall: `Anruf bei {B}, {account}`,
    followUp: `Nachfassen bei {B}, {account}`,
    inbound: `Anruf von {account}`,
    callback: `Telefonat {account}`,
  },
  briefs: `
    {R} und {B} von {account} sprachen über {product} für {site}.
    {B} erklärte {R}, wie {account} in {site} arbeitet, und was {product} daran ändern könnte.
  `,
  internalBriefs: '{R} und {B} gingen den Stand bei {account} durch.',
  sections: {
    opening: 'Begrüßung',
    smallTalk: 'Persönliches',
    discovery: 'Heutiger Stand',
    demo: 'Produktvorführung',
    pricing: 'Preise',
    objections: 'Bedenken',
    movingForward: 'Weiteres Vorgehen',
    nextSteps: 'Nächste Schritte',
    goodbye: 'Abschluss',
  },
}
