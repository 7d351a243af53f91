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

const WEEKDAYS = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo']
const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
const COUNTS = ['cero', 'un', 'dos', 'tres', 'cuatro', 'cinco']
const QUARTERS = ['primer', 'segundo', 'tercer', 'cuarto']

const TAILS = `
    , {you}, (al menos hoy|creo yo|en general|por ahora)
    , (al menos|sobre todo) (en {site}|en {month}|el {weekday})
  `

export const spanish: LanguageSource = {
  lexicon,
  pools: { opening, smallTalk, discovery, demo, pricing, objections, movingForward, nextSteps, goodbye },
  asides,
  backchannels: `
    (Sí|Vale|Ya|Entiendo|Bien|Claro|Exacto|Hm|De acuerdo), (tiene sentido|eso lo conocemos|anotado|me lo imagino|es bueno saberlo|ya me parecía|eso ayuda), {you}
    (Sí|Ya|Hm|Vale|Bien), {process}, (claro|otra vez|lo dijo antes|me acuerdo), {you}
    (Ya veo|Sí|Vaya|Interesante), (como en {city}|incluso en {month}|sobre todo el {weekday}), {you}
  `,
  tails: {
    company: TAILS,
    customer: TAILS,
    question: `
    , {you}, (a su juicio|a grandes rasgos|según usted|en la práctica)
    , (por ejemplo|sobre todo) (en {site}|en {month}|el {weekday})
  `,
  },
  repeatLimit: 1 / 400,
  hesitations: ['Pues,', 'Eh,', 'Bueno,', 'Mire,', 'A ver,', 'La verdad,', 'En fin,', 'Digamos,'],
  lowerableWords:
    `El La Los Un Una Yo Y Es Sí Si Para Con Sin Cada Solo Primero Lo Está Entonces Hay Por Después Mi Eso`.split(
      /\s+/,
    ),
  formats: {
    money: (amount) => `${amount.toString().replace(/\B(?=(\d{3})+$)/g, '.')} euros`,
    percent: (n) => `${n} por ciento`,
    years: (n) => `${COUNTS[n] ?? n} años`,
    dayOf: ({ day, weekday }) => `${WEEKDAYS[weekday]} ${day}`,
    timeOf: (hour, minute) => `${hour}${minute === 0 ? ' en punto' : ` y ${minute}`}`,
    partOfMonth: ({ month, day }) =>
      `${day < 11 ? 'principios' : day < 21 ? 'mediados' : 'finales'} de ${MONTHS[month]}`,
    quarter: (n) => `el ${QUARTERS[n - 1] ?? 'próximo'} trimestre`,
  },
  titles: {
    discovery: `{account} <> {company}: (primer contacto|necesidades)
      {account}: {process} en {site}`,
    demo: `Demostración de {product} para {account}
      {account} <> {company}: {product} en la práctica`,
    proposal: `{account}: (propuesta|condiciones)`,
    businessReview: `Revisión trimestral {account}`,
    onboarding: `{account}: puesta en marcha {site}`,
    renewal: `{account}: renovación`,
    coldCall: `Llamada a {B}, {account}`,
    followUp: `Seguimiento con {B}, {account}`,
    inbound: `Llamada entrante de {account}`,
    callback: `Llamada {account}`,
  },
  briefs: `
    {R} y {B}, de {account}, hablaron de {product} para {site}.
    {B} explicó a {R} cómo lleva {account} {process} en {site}.
  `,
  internalBriefs: '{R} y {B} repasaron {account}.',
  sections: {
    opening: 'Saludos',
    smallTalk: 'Charla',
    discovery: 'Situación actual',
    demo: 'Presentación del producto',
    pricing: 'Precio',
    objections: 'Reparos',
    movingForward: 'Siguiente fase',
    nextSteps: 'Próximos pasos',
    goodbye: 'Cierre',
  },
}
