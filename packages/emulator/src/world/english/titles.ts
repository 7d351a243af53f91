import type { ScenarioName } from '../call-phases.ts'

/** What English calls are called. */
export const titles: Readonly<Record<ScenarioName, string>> = {
  discovery: `
    {account} <> {company}: (intro call|discovery|first conversation|getting to know each other)
    {account}: how {site} (books docks|handles arrivals|runs its yard) today
    (Discovery|Needs review|First call) with {B}, {account}`,
  demo: `
    {product} demo for {account}
    {account} <> {company}: {product} walkthrough
    Demo: {product} and {product2} for {account}, {site}`,
  technical: `
    {account}: (technical deep dive|integration questions|security and sign-on)
    {company} <> {account}: architecture session
    Technical Q&A with {account}, {site}`,
  proposal: `
    {account}: (proposal review|commercials|terms for {product})
    {company} <> {account}: (pricing|proposal) (call|session)
    Walk through the {product} proposal with {B}, {account}`,
  onboarding: `
    {account} (onboarding|kick-off|rollout {site})
    {product} rollout at {account}: week (1|2|3|4|5|6)
    Training and setup for {account}, {site}`,
  businessReview: `
    {account} (business review|quarterly review|check-in)
    {account} <> {company}: results and plans
    Quarterly review {account}, {site} and {site2}`,
  renewal: `
    {account} renewal
    Renewal talk with {account}: {product}
    {company} <> {account}: renewal and growth in {site2}`,
  coldCall: `
    Call with {B}, {account}
    Outbound call to {account}, {site}
    Call to {B}, {account}`,
  followUp: `
    Follow-up with {B}, {account}
    Call to {account}: (after the demo|open questions|checking in)`,
  inbound: `
    Inbound call from {account}
    {B} of {account} asks about {product}`,
  callback: `
    Call with {account}
    Phone call {account}, {site}`,
  pipeline: `
    Pipeline review: {R} and team
    (Forecast|Pipeline) for {quarter}
    Weekly pipeline with {B}`,
  coaching: `
    1:1 {R} and {B}
    (Coaching|Call review) with {B}`,
  dealDesk: `
    Deal desk: {account}
    {account}: (discount approval|contract points|who does what)
    Internal sync on {account} before {meetday}`,
}

export const briefs = `
  {R} and {B} of {account} (talked|spoke) about {product} for {site} and what it would change there.
  {B} from {account} (met|spoke with) {R} to look at how {site} plans its docks.
  The call between {company} and {account} (was about|centred on) {product} in {site} and the road to {golive}.
  {R} took {B} through {product}, with {site} as the example.
`

export const internalBriefs = `
  {R} and {B} went through {account} and what is left to do before {meetday}.
  An internal call of {R} and {B}, (mostly|largely) about {account} and {quarter}.
  {R} and {B} (talked|spoke) about {quarter}, with {account} as the main case.
`
