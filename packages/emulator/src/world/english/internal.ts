/** English calls among colleagues. R leads the call, B answers; both belong to the company. */
export const pipeline = `
= {R} and {B} walk through {account}
R: (Let us start with|Next one|Talk me through) {account}, {B}, (it says {total} for {quarter}|still in commit|the close date moved to {month}), (what changed|are we good|where does it stand)?
B: (It moved|So-so|I feel okay), {boss} (saw {feature}|went quiet|asked for {doc}), and {rival} (is still around|dropped out|cut the price by {pct}), (so I say {golive}|it slips to {month}|I keep it in {quarter}).
R: (Who have you talked to|When did you last speak|What does {boss} need), (besides {colleague}|since {weekday}|to sign), (be honest|for the forecast|I will get asked)?
B: ({colleague} and {role2}|On {weekday}|{doc}, and a word from a reference), (and I have {meetday} booked|{boss} returns on {meetday}|the champion is strong).
R: (Then|Okay,) (get {boss} on the phone|bring {teammate} in|send {doc} tonight), (before {month}|{rival} will not sleep|do not wait for {meetday}), {B}.

= The forecast for {quarter}
R: (Your number for|Where do you land in|What is your call for) {quarter}, {B}, (commit and best case|with or without {account}|are you at {total})?
B: (Commit is {total}|I am {pct} short|Best case is {pct} over), (with {account} in|if {city} signs|{few} deals carry it), (two of them are shaky|the rest is small|I sleep well).
R: (Which one worries you|Where is the risk|What can I do), ({account} or the {city} one|by {weekday}|pricing, people or product), (say it now|I would rather know|no surprises)?
B: (The {city} deal|{account}|The renewal), (legal has it since {month}|{boss} left|they froze spending), (a call from {role2} would help|I need {discount}|{teammate} knows them).

= Stalled deals are cleaned up
R: (There are|I see|You have) {few} (deals without a next step|open deals older than {few2} months|in stage two since {month}), (what is the story|close them out|do they live)?
B: (Fair|I know|Guilty), ({few2} can go|I kept them for luck|one is real, {account}), (I clean it by {weekday}|the others answer no calls|{teammate} took one).
R: (Good|Please do|Thanks), (the dashboard goes to the chief on {weekday}|I would rather have fewer|hygiene matters), (and log {feature} requests|note {rival} where it shows up|set real dates).
`

export const coaching = `
= {R} and {B} listen back to a call with {account}
R: (I listened to|I played|Let us talk about) your call with {account}, {B}, (good energy|you had them at {feature}|strong first half), (then you talked for {few} minutes|price came early|{boss} went silent).
B: (I noticed|Yes|You are right), (I got nervous|I wanted to save time|{rival} came up and I rushed), (what would you do|how do I get out of that|I felt it slip).
R: (Ask|Pause and ask|Try a question), (what does {process} cost them|who else hurts|how {team} see it), (then wait|count to {few}|let {boss} fill the silence), (it feels long|it works|I needed years).
B: (Okay|I will try|Makes sense), (on {meetday}|with {account} again|this {weekday}), (can you listen in|I send you the link|hold me to it).

= Goals for the next month
R: (What do you want|What is your goal|What should we work on) (for {month}|until {meetday}|this {quarter}), (more first meetings|discovery or closing|{product2})?
B: (Discovery|Multi-threading|Talking less), (I only know {colleague} at {account}|my questions are flat|{teammate} is so good at it), (and {product2} scares me|I want {few} contacts per deal).
R: (Then pick {few} accounts|Good choice|I like that), (start with {account}|map the people|write five questions), (we look on {weekday}|{teammate} can shadow you|bring the list).
B: (Deal|Will do|Sure), {few} (accounts|questions|names) by {weekday}, (promised|in the sheet|you get them {daypart}).

= How {B} feels about the workload
R: (How are you|How is it going|Before business, how are you), {B}, (with {dozens} open tasks|after {month}|and the new territory), (sleeping well|still fun|too much)?
B: (Good, mostly|Tired|It is a lot), (the {site} trips add up|{month} was long|{account} takes {effort}), (but the team helps|I {hobby}, that helped|{teammate} covers for me).
R: (Take the {weekday} off|Say when it is too much|Give {account} to {teammate} for a week), (I mean it|no hero stories|we need you in {month}), {B}.
`

export const dealDesk = `
= The discount for {account} is discussed
B: (I need|I would like|{account} asks for) {discount} (on {seats} seats|for {term}|plus {product2}), (list is {price}|they have {rival} at {pct} less|{boss} wants it by {meetday}).
R: (Why|What do we get|What is it worth), ({term} or a reference|signature by {month}|prepayment), (we gave {city} less|finance looks at {pct}|I have a floor), {B}?
B: ({term}, signed by {month}|A reference in {industry}|{site2} as an option), (and {colleague} speaks at our event|prepaid|no legal changes), (total is {total}|I think it is fair|it is {few} points above floor).
R: (With prepayment|If {site2} is in|Then) (I can go with {discount}|let us say {discount}|fine), (but no {product2} for free|valid until {meetday}|put a date on it), and ({doc} goes through {teammate}|no side letters|tell them it is the last step).

= Legal points of {account}
R: (What is open|Where are we|Which points are left) with {account}'s legal, (liability|data location|the renewal clause), (or all of it|they sent {few} pages|since {month})?
B: ({few} points|Mostly liability|The data annex), (they want {few2} times the fee|no auto renewal|audit rights on {source}), ({boss} does not care|{role2} does|their counsel is on leave till {weekday}).
R: (Offer twice|Take the standard text|Give them audit once a year), (we did that in {city}|ask {teammate}|that closes it), (and trade it for {month}|keep the cap|get {doc} back by {weekday}).

= Who does what to close {account}
R: (So who does what|Let us split it|Action items), {B}, (you call {boss}|{teammate} fixes {doc}|I ring {role2}), (today|by {weekday} {daypart}|before {meetday}).
B: (Okay|Fine|Got it), (I also send the {metric} sums|{colleague} gets a heads-up|then {golive} holds), (and {source} goes to {teammate}|if {rival} moves I shout|we meet {meettime}).
R: (One more|And please|Do not forget), (log it|update the close date|tell delivery about {golive}), (they need {few} weeks|{site} is far|they hate surprises), (thanks|good work|that is it).

= Delivery capacity for {golive}
R: (Can delivery|Will {teammate}|Do we) (start in {golive}|staff {account}|cover {site} and {site2}), (they have {few} projects|{month} is full|on top of {city})?
B: (I asked|{teammate} says|According to the plan), ({few} weeks later is safe|{site} yes, {site2} no|with a partner), (customer knows|I have not told {boss}|it is in {doc}).
R: (Tell them now|Then say so|Put it in {doc}), (better a late date than a broken one|{boss} respects that|we learned it in {month}), {B}.
`

export const internalOpening = `
= {R} opens the internal call
R: (Morning|Hi|Hey) {B}, (thanks for dialling in|good, you are there|can you hear me), (coffee in hand|from {site} today|on time for once), (I have {few} points|let us be quick|half an hour)?
B: (Morning|Hi|Hey) {R}, (all good|I hear you|ready), (just off a call with {account}|coming from {process}, as they say|I {hobby} and still made it), (fire away|you first|notes are open).

= {B} and {R} start with small news
R: (Hi|Hello) {B}, (how was {city}|did you survive {month}|back from {site}), (I heard {weather}|{colleague} sends regards|the train again)?
B: (Hi|Hey) {R}, I was {travel}, (but the visit was {adjective}|{account} was worth it|do not ask), (so let us start|what is on the list|I need this call to be short).
`

export const internalClose = `
= The internal call ends
R: (That is it|Good|Done then), {B}, (send me {doc} by {weekday}|next look on {meetday}|update {account} today), (and eat something|well done|call if {boss} rings).
B: (Will do|Okay|Thanks), {R}, ({doc} comes {daypart}|{meetday} it is|I ping {teammate}), (bye|talk later|see you at {meettime}).
`
