import type { CompanyProfile } from './company-profiles.ts'
import type { Language } from './languages.ts'
import { objectId } from './object-ids.ts'
import * as keywords from './tracker-keywords.ts'

/** Something that Gong listens for in every call. */
export interface Tracker {
  readonly id: string
  readonly name: string
  readonly type: 'KEYWORD' | 'SMART'
  readonly builtIn: boolean
  /** Phrases in lower case, by language; `mul` holds for all. A smart tracker has none. */
  readonly keywords: Readonly<Partial<Record<Language | 'mul', readonly string[]>>>
}

const BUILT_IN: readonly (readonly [name: string, english: readonly string[]])[] = [
  ['Budget (tracker)', keywords.budget],
  ['Business goals (tracker)', keywords.businessGoals],
  ['Competitors', []],
  ['Decision process (tracker)', keywords.decisionProcess],
  ['Discount (tracker)', keywords.discount],
  ['Discovery questions (tracker)', keywords.discoveryQuestions],
  ['Economic pulse (by Gong)', keywords.economicPulse],
  ['Next steps (tracker)', keywords.nextSteps],
  ['Objections (tracker)', keywords.objections],
  ['Pain points (tracker)', keywords.painPoints],
  ['Pricing (tracker)', keywords.pricing],
]

/** The smart tracker's name; it finds sentences by meaning, not by phrase. */
export const MEETING_AGREED = 'Meeting agreed'

const OWN: readonly Omit<Tracker, 'id' | 'builtIn' | 'type'>[] = [
  {
    name: 'Security review',
    keywords: {
      eng: [
        'security questionnaire',
        'single sign-on',
        'penetration test',
        'under nda',
        'data protection',
        'encrypted',
      ],
      fre: ['authentification unique', 'protection des données', 'hébergées', 'chiffrées'],
      ger: ['einmalanmeldung', 'datenschutz', 'verschlüsselt', 'rechenzentrum'],
      spa: ['inicio de sesión único', 'protección de datos', 'cifrados', 'centro de datos'],
    },
  },
  {
    name: 'Integration',
    keywords: {
      eng: ['integration', 'rest api', 'webhooks', 'service account', 'sandbox', 'master is'],
      fre: ['interface', 'compte de service', 'environnement de test'],
      ger: ['schnittstelle', 'dienstkonto', 'testumgebung'],
      spa: ['interfaz', 'cuenta de servicio', 'entorno de pruebas'],
    },
  },
  {
    name: 'Waiting time',
    keywords: {
      eng: ['drivers wait for hours', 'waiting time', 'trucks queue', 'hours of waiting', 'detention'],
      fre: ["temps d'attente", 'file de camions'],
      ger: ['wartezeit', 'standgeld'],
      spa: ['tiempo de espera', 'cola de camiones'],
    },
  },
]

/** All trackers of a company: Gong's own, those that the company made, and a smart one. */
export function trackersOf(worldKey: number, { rivals }: Pick<CompanyProfile, 'rivals'>): readonly Tracker[] {
  const builtIn = BUILT_IN.map(([name, eng]) => ({ name, type: 'KEYWORD', builtIn: true, keywords: { eng } }) as const)
  const rivalNames = { name: 'Competitor mentions', keywords: { mul: rivals.map((rival) => rival.toLowerCase()) } }
  const own = [rivalNames, ...OWN].map((one) => ({ ...one, type: 'KEYWORD', builtIn: false }) as const)
  const smart = { name: MEETING_AGREED, type: 'SMART', builtIn: false, keywords: {} } as const
  return [...builtIn, ...own, smart].map((tracker, place) => ({ ...tracker, id: objectId(worldKey, 'tracker', place) }))
}
