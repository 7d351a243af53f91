import type { LanguageSource } from '../language-pack.ts'
import { asides } from './asides.ts'
import { goodbye, movingForward, nextSteps, wrapUp } from './closing.ts'
import { demo } from './demo.ts'
import { discovery } from './discovery.ts'
import { formats } from './formats.ts'
import { coaching, dealDesk, internalClose, internalOpening, pipeline } from './internal.ts'
import { lexicon } from './lexicon.ts'
import { opening, setup, smallTalk } from './openings.ts'
import { objections, pricing } from './pricing.ts'
import { backchannels, companyTails, customerTails, hesitations, lowerableWords, questionTails } from './reactions.ts'
import { review, technical } from './technical.ts'
import { coldClose, coldOpening, coldPitch, inbound } from './telephone.ts'
import { briefs, internalBriefs, titles } from './titles.ts'

export const english: LanguageSource = {
  lexicon,
  pools: {
    opening,
    setup,
    smallTalk,
    discovery,
    demo,
    technical,
    review,
    movingForward,
    pricing,
    objections,
    nextSteps,
    wrapUp,
    goodbye,
    coldOpening,
    coldPitch,
    coldClose,
    inbound,
    internalOpening,
    pipeline,
    coaching,
    dealDesk,
    internalClose,
  },
  asides,
  backchannels,
  tails: { company: companyTails, customer: customerTails, question: questionTails },
  repeatLimit: 1 / 1_500,
  hesitations,
  lowerableWords,
  formats,
  titles,
  briefs,
  internalBriefs,
  sections: {
    opening: 'Greetings',
    setup: 'Agenda',
    smallTalk: 'Small talk',
    discovery: 'Current situation',
    demo: 'Product walkthrough',
    technical: 'Technical questions',
    review: 'Review of results',
    movingForward: 'Way forward',
    pricing: 'Pricing',
    objections: 'Concerns',
    nextSteps: 'Next steps',
    wrapUp: 'Closing',
    goodbye: 'Closing',
    coldOpening: 'Introduction',
    coldPitch: 'Reason for the call',
    coldClose: 'Next steps',
    inbound: 'Enquiry',
    internalOpening: 'Greetings',
    pipeline: 'Pipeline',
    coaching: 'Coaching',
    dealDesk: 'Deal questions',
    internalClose: 'Closing',
  },
}
