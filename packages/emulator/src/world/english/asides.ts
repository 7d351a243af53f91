import type { Pool } from '../call-phases.ts'

/** What English speakers add when they go on: stories, details and doubts, by who speaks. */
const habit = `
  {team} (print it|copy it over|read it out by phone) {daypart}, (then {team2} check it again|and by then half has changed|and nobody trusts it anyway)
  (There is|We have) one person, {colleague}, who (knows where everything is|keeps {tool} going|can read {tool}), (and takes leave in {month}|and is due to retire|and is not replaceable)
  In {site2} they (do {process} the other way round|have their own list for {process}|use {tool}), (so comparing the two is hopeless|we gave up merging them|{role} gets two reports)
  (On a {weekday}|In {month}|Around the holidays) {process} is (twice that|a different story|{dozens} calls before ten), (mostly carriers|half of them about {process2}|and {team} pick up)
  We (once|at some point|in {month}) (gave each carrier|built|printed) a (form|rule book|cheat sheet) for {process}, (maybe {few} of them use it|it is out of date already|they still ring {team})
  The (first|last|worst) step is {process}, because {team} (only see the load {daypart}|need an answer from {team2}|have to log in {few} times)
  If {team} (miss it|are out|get it wrong), {team2} (notice {daypart}|have to redo {process}|start over), (and that is {hours} gone|with the truck standing there|every time)
  {process} (starts|begins|gets going) (on a {weekday}|{daypart}), with {team} (opening {tool}|ringing {team2}|waiting for {source}), (and it ends when the phone stops|for {hours} or so)
  (Half|Most|A good part) of {process} (lives in|happens in|goes through) {tool}, (the rest in people's heads|which {team} print|and {source} only gets the result)
  (Whoever|If somebody) (joins|comes new to) {team} (spends|needs) {few} weeks on {process}, (then they see {tool}|and then they ask for a transfer|{colleague} teaches them)
  {source} (knows the orders|has the dates|sends a file), {tool} has (the doors|the times|the carriers), and {team} (sit in between|match them by hand|do the matching {daypart})
`

const pain = `
  (Last|This) {month} alone we had {few} days when {symptom}, (and each cost us {hours}|and every time {team} stayed late)
  (Take|Think of) {site}, {dozens} trucks, {few} of them (early|late|unannounced), and {team} with {tool}, (you see the problem|that is all we have)
  {team} (tell me|say|complain) that {process} is (the worst part of the day|where they lose {effort}|why people leave)
  And then (there is|you have|comes) {process}, where (nobody wants to own it|we lose {effort}|{team} wait for {team2})
  (It frustrates|It annoys|It wears out) {team}, (and honestly it frustrates me, {process} most of all|{role} feels it in {metric}|we lost {few} good people over {process})
  We (measure|look at) {metric} every {weekday} and it (goes the wrong way|ended {pct} down|stays flat at best), (mostly because of {process}|and I know why)
  The (worst|silly|annoying) thing is, {symptom} (even when|exactly when) {team} (did everything right|are fully staffed|planned for it)
  (Once|One time|In {month}), {story}, and (that was a {weekday}|it took us {hours} to recover|{role} still brings it up)
  {process} is (manual|a manual process|error prone|slow) (from end to end|wherever you look|in {site} more than anywhere), (ask {team}|you should see {site2}|{colleague} has the scars)
  (Whenever|As soon as) {symptom}, {team} (call|text|chase) {team2}, {team2} (call|text|chase) the carrier, and (by then it is {weekday}|we lose {hours}|nobody looks at {metric})
  (I counted|We counted|{colleague} counted) {dozens} (late loads|missed slots|angry calls) in {month}, (and {few} of them were big customers|almost all from {process}|just in {site})
  (What I hear from|What I get from) {team} is that {process} (does not scale|eats the day|falls over at peak), and (then {symptom}|{role} asks why|I have no answer)
`

const echo = `
  We (hear|see|meet) that (often|a lot|every week), {process} (in {industry}|at sites with {doors} doors|around {city}) (looks simple on paper|never gets a budget of its own|always lands with {team})
  (A team|A site|Somebody) in {city} (told me|said) (the same|almost word for word that) about {process}, (they run {tool} too|{few} months ago|before we started)
  (That fits|It matches|That is in line with) what {colleague} (said|wrote|told me) about {process}, (and the {metric} figures|only {colleague} put it more politely|in {month} I think)
  (I write that down|Let me note that|I put that in my notes), {process}, {team} and {metric}, (because it decides what we show|so {teammate} can prepare it|we come back to it on {meetday})
  (In my experience|From what I see|Usually) {symptom} (when|because) {team} and {team2} (look at different lists|learn of it too late|share {tool}), (it is not about people|that part can be fixed)
  (Most|Many) (of the {industry} sites I know|yards of your size) (lose|spend) {effort} there, (so you are not far off|{city} was worse|and they had {few} planners more)
`

const detail = `
  (Behind this|Under it|In the background) {feature} (talks to|reads|listens to) {source}, (so nothing is typed twice|every {few} minutes|and flags what does not match)
  You can (switch|sort|group) {feature} by {metric}, (by carrier|by door|by shift), (and {product} remembers it|for {site} or all sites|and save it for {team})
  (Colours|Limits|Names) in {feature} are yours, {B}, (most {industry} teams|people in {city}|other customers) (keep ours first|change them after {month}|use {few})
  If {symptom}, {feature} (turns red|sends {team} a note|shows who is affected) (before it hurts|{few} hours ahead|with a proposal)
  {feature} also works (on a tablet|on a phone|on a wall screen), (handy in {site}|for {team}|with gloves on, tested in {city})
  (Every change|Each click here|All of this) is in {feature}, with (name and time|the reason|the old value), (which auditors like|so {team} can see it|for {few} years)
  (Think of|Take|Say) {process} on a {weekday}, {team} (open {feature}|look at {feature}|get {feature} by mail), (and {few} loads stand out|see {metric} at once|then act before {team2} call)
  {feature} (came out|was new|went live) in {month}, (because a {industry} customer asked|after {few} pilots|{team} at {city} tested it), (so you get the second version already|and it keeps growing)
  (Nothing|No step) here (needs|asks for) {source} (to change|to be replaced), {product} (sits beside it|only reads|writes back {few} fields), (that was important in {city}|your IT will like that part)
  And (to go back|to undo that|to compare), {feature} (keeps {few} versions|has a line for {month}|shows the plan in grey), (so {team} can try things|nobody is afraid to click)
`

const proof = `
  (A customer|One {industry} group|A team like yours) in {city} (used that|did this|went live with {feature}) in {month} and {metric} (improved by|got better by|moved) {pct} (in {few} weeks|by {month2}|without extra people)
  (At|For) one of our {industry} customers {team} (won back|saved|freed) {effort}, (which paid for it by {month}|and overtime fell by {pct}|they told us in the {month} review)
  In {city} they (switched off|retired|stopped using) {tool} after {few} weeks, (nobody missed it|{team} asked for it themselves|which I had not expected)
  (We see|You would see|Others see) {pct} on {metric}, (give or take|in the first quarter|more with {feature}), (less where carriers resist|{month} was the best month|and it holds)
  (There was|We had) a site in {city} where {symptom}, (worse than here|with {dozens} trucks a day), and (by {month} that was history|{feature} alone took away half of it|now they show visitors round)
  {teammate} (was there when|helped when|worked with the team when) {city} went live, {dozens} users in {few} days, (no extra shift|on a {weekday}, too|and {metric} did not dip)
`

const view = `
  (I can see|I could imagine|I picture) {team} (with {feature}|opening {feature}|living in {feature}), (less so {team2}|if it is quick|{colleague} for sure)
  For {site} (that would mean|it would mean) {process} (without {tool}|in one place|{daypart}, not all day), (which {role} has wanted since {month}|I like that|if {source} plays along)
  We have (a special case|an exception) there, {process} (for {few} carriers|on {weekday}s|for the frozen part) (runs differently|belongs to {team}|is not in {source})
  (My question is|What I wonder about is) {process}, (whether {feature} copes with {dozens} lines|who sees it in {site2}|how {team} would get alerts), (but we can take that later|you need not answer now)
  {colleague} (should see|needs to see|has to see) {feature}, (that is exactly the fight with {team}|we drew something like it on paper in {month}|because of {process})
  (Compared with {tool}|Next to {rival}|Against what we have) {feature} (is lighter|is easier to read|shows more), (I give you that|at least for {process}|{team} would say the same)
  (If {feature} could|Once {feature} can) (send that to {team}|split it by carrier|show {metric}), (I would be happy|we drop {tool} tomorrow|that saves {effort})
`

const terms = `
  {total} (covers|includes|buys you) {seats} seats, {product}, (support {daypart} or any time|training for {dozens} people|the link to {source}), and (updates|{feature}) (at no extra cost|for as long as you stay)
  (Most|Many) {industry} customers (start with|take) {term}, (because the price holds|and add {product2} in {month}|it saves {pct}), (some begin smaller|the one in {city} did not regret it)
  (If you spread it|Seen per load|Divided by truck) it is (less than a coffee|cents|under {few} dollars), (for {dozens} trucks a day|at {site} volumes|going by your {month} numbers)
  (I can move|I have room) on (the start date|invoicing|the number of seats), (less on {price} per seat|so {month} stays free|if {doc} comes back by {weekday})
  The (setup|project) part is {few} days, (fixed|capped|not open-ended), (done by {teammate}|mostly remote|with {site} first), (and billed when you go live|it is a line of its own in {doc})
  (We never|We do not) charge for (carriers|drivers|read-only users), (that is where {rival} surprises people|{carriers} carriers would get expensive otherwise|so invite them all from {month})
`

const money = `
  {role} (looks at|goes through|signs) every line above {few} thousand, (so prepare me for that|with a red pen|and asks what {tool} costs)
  (The year|{quarter}|This quarter) is (tight|half gone|frozen for new spending), (freight went up {pct}|fuel prices did the rest|with the hiring freeze on top), (so it must come from {process}|{metric} has to pay for it)
  (We paid|We still pay|We spend) {pct} more for (freight|labour|detention) than in {month}, (inflation, they say|and nobody can tell me why|{role} brings it up every {weekday})
  For {tool} we pay (nothing|a licence from years ago|next to nothing), (if you leave out {effort}|not counting {team}|so that is the comparison {boss} makes)
  (What I can decide|My own limit) is (a fraction of {total}|a pilot|{few} thousand), (above it {boss} signs|then it goes to {role}|the rest needs a paper)
  (Last time|In {month}) we bought (software|a system|a module) for {process}, (it came in {pct} over|the invoice doubled|extras everywhere), (so I read the small print|forgive me if I ask twice)
`

const plan = `
  (I would|I can) (ask {teammate}|get {teammate}) to (look at|prepare|check) {source} (before {meetday}|by {weekday}|this week), (so we lose no time|it takes {hours}|nothing for you to do)
  (From experience|Counting back from {golive}), {few} weeks for {source}, {few2} for training, (that leaves some air|so we should start in {month}|it worked like that in {city})
  (What helps|What speeds it up|One tip) is (a name at {site}|{colleague} at the table|{team} hearing of it early), (then {process} is ready in {few} weeks|in {city} it saved a month)
  I (put|write|list) (dates|names|both) into {doc}, (one page|{few} lines), (you change what you like|send it to {colleague} too|and {role} sees who does what)
`

const politics = `
  {role} (was burnt by|remembers|still talks about) {rival}, (so show numbers|in {month} of all times|careful with big words)
  {team} (must not hear it|should hear it) from (the grapevine|me|{colleague}), (they had {few} projects this year|it is about {process} after all|or they block it)
  {boss} (travels|is out|is in {site2}) until {weekday}, (so nothing moves before|I send a note|{colleague} stands in), (but then it goes quickly|{few} days at most)
  In {month} (we have|there is) (an audit|the peak plan|stock taking), {team} (are blocked|have no ears for anything), (so either before or after|{golive} would fit|do not plan {site} then)
  (I want|I would like) {colleague} (to try it|on board) first, (people listen there|{team} trust that opinion|it was {colleague} who found {tool})
  (If it works|Once it works) in {site}, {site2} (follows|will ask for it|wants it too) (in {month}|within {few} weeks), (they compete, you know|{role} pushes for it)
`

const craft = `
  (Look at|Take|Listen to) {teammate}'s call with {client}, (ask first, then {feature}|{few} questions, no slides|price comes after {metric}), (steal that|it is in the library|{few2} minutes, well spent)
  With {client} I (asked about|started with|stayed on) {process} and {person} (opened up|talked for {few} minutes|named {metric}), (so that works|I want more of that)
  (In {month}|Last {weekday}) I (lost|nearly lost|saved) {client} because (nobody knew {role}|{rival} was faster|I skipped {process}), (lesson learnt|it still hurts|I told {teammate})
  (My rule|A simple rule|What works) is {few} (questions before {feature}|names per deal|calls before noon), (on {weekday}s at least|since {month}|{teammate} taught me)
  I (wrote|keep|made) a list of {few} (questions on {process}|stories like {city}|answers to {rival}), (for {client}|and it grows|I send it {daypart})
  (People like {person}|Someone like {role}) (want|wants) (to be heard|time|numbers), (so begin with {process}|not {feature}|{metric} opens doors), (that is what {city} taught me|at {client} it was the same)
  (Your notes on|The record of) {client} (are|were) {adjective}, (only {role} is missing|add {metric} next time|{person} is spelt wrong), (small things|but they count|I do it too)
  When {client} (goes quiet|stalls|says later), (send {person} the {city} story|ask {role}|offer {weekday}), (then let it rest for {few} days|once, not five times)
`

const deal = `
  {person} at {client} (asked about|pushed on|came back to) {feature} {few} times, (so {product} fits|a good sign|{rival} does not have it)
  At {client} {rival} (offers|went in with|talks about) {pct} off, (without {feature}|for one year only|says {person}), (I do not want to match that|we can win on {metric}|it smells of quarter end)
  The (champion|coach) at {client} is {person}, (solid|new since {month}|a bit shy), and {role} (reads everything|wants {doc}|has not been on a call yet)
  (In|Over in) {city} we had a (similar|comparable) case, {client}, {few} sites, (closed in {few2} weeks|with {pct} off|after a visit), (so it is doable|{teammate} has the paperwork)
  {client} (opens|plans|adds) a site in {city} in {month}, (that is {dozens} more users|so there is upside|nobody put it in the CRM), (I update the amount|careful with the forecast)
  The {system} (team|project) at {client} (runs late|looks fine|is a risk), (so {month} may slip|{teammate} looks at it|they say {month}), (I wrote it in the notes|{person} knows)
  (Procurement|Legal|Finance) at {client} (sits|sat) on {doc} for {few} (days|weeks), (I called {person}|it moves on {weekday}s|no comments so far)
  {figure} for {client} (is in|is not in|stays out of) my number, (until {person} answers|because {role} said {month}|call me careful), (ask again {weekday}|I would bet on it)
  (I owe|We owe) {client} {doc}, (since {weekday}|{teammate} writes it|with the {metric} part), (so expect a call from {person}|then {figure} is safe)
  (Last|This) {weekday} {person} (visited|rang|wrote), (they want {feature}|{client} grows|{metric} got worse), (which is good for us|so I moved it up|{teammate} was in the room)
`

const shop = `${habit.trimEnd()}${pain}`
const show = `${detail.trimEnd()}${proof}`

export const asides: Readonly<Partial<Record<Pool, { readonly company?: string; readonly customer?: string }>>> = {
  setup: { customer: pain },
  discovery: { company: echo, customer: shop },
  demo: { company: show, customer: view },
  technical: { company: show, customer: view },
  review: { company: show, customer: `${view.trimEnd()}${habit}` },
  pricing: { company: terms, customer: money },
  objections: { company: proof, customer: `${pain.trimEnd()}${money}` },
  movingForward: { company: plan, customer: politics },
  nextSteps: { company: plan, customer: politics },
  coldPitch: { company: echo, customer: pain },
  inbound: { customer: pain },
  pipeline: { company: deal, customer: deal },
  coaching: { company: craft, customer: craft },
  dealDesk: { company: deal, customer: deal },
}
