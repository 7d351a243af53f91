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

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
const COUNTS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq']

const TAILS = `
    , {you}, (en tout cas|du moins|je crois|en général|pour l'instant)
    , (du moins|surtout) (à {site}|en {month}|le {weekday})
  `

export const french: LanguageSource = {
  lexicon,
  pools: { opening, smallTalk, discovery, demo, pricing, objections, movingForward, nextSteps, goodbye },
  asides,
  backchannels: `
    (D'accord|Oui|Ah|Je vois|Très bien|Bien sûr|Exactement|Hm|Entendu), (je comprends|c'est logique|on connaît ça|c'est noté|j'imagine|ça me parle|c'est bon à savoir), {you}
    (Oui|Ah|Hm|D'accord|Bien), {process}, (bien sûr|toujours|vous l'aviez dit|je me souviens), {you}
    (Je vois|Oui|Ah bon|Tiens), (comme à {city}|même en {month}|surtout le {weekday}), {you}
  `,
  tails: {
    company: TAILS,
    customer: TAILS,
    question: `
    , {you}, (à votre avis|en gros|selon vous|en pratique)
    , (par exemple|surtout) (à {site}|en {month}|le {weekday})
  `,
  },
  repeatLimit: 1 / 400,
  hesitations: ['Alors,', 'Euh,', 'Bon,', 'En fait,', 'Vous savez,', 'Disons,', 'Écoutez,', 'Eh bien,'],
  lowerableWords:
    `Le La Les Un Une On Je Et Il Elle Oui Pour Avec Si Chaque Rien Qui Avez Combien Quel Sans Donc Alors Cela Ce
    Les Vous`.split(/\s+/),
  formats: {
    money: (amount) => `${amount.toString().replace(/\B(?=(\d{3})+$)/g, ' ')} euros`,
    percent: (n) => `${n} pour cent`,
    years: (n) => `${COUNTS[n] ?? n} ans`,
    dayOf: ({ day, weekday }) => `${WEEKDAYS[weekday]} ${day === 1 ? 'premier' : day}`,
    timeOf: (hour, minute) => `${hour} heures${minute === 0 ? '' : ` ${minute}`}`,
    partOfMonth: ({ month, day }) =>
      `${day < 11 ? 'début' : day < 21 ? 'mi-' : 'fin'}${day < 11 || day > 20 ? ' ' : ''}${MONTHS[month]}`,
    quarter: (n) => `le ${n === 1 ? 'premier' : `${n}e`} trimestre`,
  },
  titles: {
    discovery: `{account} <> {company} : (premier échange|découverte)
      {account} : {process} à {site}`,
    demo: `Démonstration {product} pour {account}
      {account} <> {company} : {product} en pratique`,
    proposal: `{account} : (proposition commerciale|conditions)`,
    businessReview: `Bilan trimestriel {account}`,
    onboarding: `{account} : déploiement {site}`,
    renewal: `{account} : renouvellement`,
    coldCall: `Appel à {B}, {account}`,
    followUp: `Suivi avec {B}, {account}`,
    inbound: `Appel entrant de {account}`,
    callback: `Appel {account}`,
  },
  briefs: `
    {R} et {B}, de {account}, ont parlé de {product} pour {site}.
    {B} a expliqué à {R} comment {account} organise {process} à {site}.
  `,
  internalBriefs: '{R} et {B} ont fait le point sur {account}.',
  sections: {
    opening: 'Accueil',
    smallTalk: 'Échanges informels',
    discovery: 'Situation actuelle',
    demo: 'Présentation du produit',
    pricing: 'Prix',
    objections: 'Réserves',
    movingForward: 'Suite du projet',
    nextSteps: 'Prochaines étapes',
    goodbye: 'Clôture',
  },
}
