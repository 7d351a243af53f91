/** English calls among colleagues. R leads the call, B answers; both belong to the company. */
export const pipeline = `
= {R} and {B} walk through {client}
R: (Let us start with|Next one is|Talk me through|Can we look at) {client}, {B}, (it says {figure} for {quarter}|still in commit with {figure}|the close date moved to {month}), (what changed|are we good|where does it stand)?
B: (It moved|So-so|I feel okay|Better than last week), {person} (saw {feature}|went quiet|asked for {doc}), and {rival} (is still around|dropped out|cut the price by {pct}), (so I say {month2}|it slips to {month2}|I keep it in {quarter}).
R: Who have you (talked to|met) there (besides {person}|since {weekday}|this month)?
B: ({role} and {person2}, on {weekday}|Only {person}, so far|{person2} from {team}), and (I have {weekday2} booked|{person} is back {weekday2}|the champion is strong|{doc} is with them).
R: Then (get {role} on the phone|bring {teammate} in|send {doc} tonight), {B}, (before {month2} is over|since {rival} will not sleep|and do not wait for {weekday2}).

= The forecast for {quarter}
R: (Your number for|Where do you land in|What is your call for) {quarter}, {B}, (commit and best case|with or without {client}|is it still {figure})?
B: (Commit is {figure}|I am {pct} short|Best case is {pct} over|About {figure}), with ({client}|{city}|{client2}) in, and (two of them are shaky|the rest is small|I sleep well|{client2} carries it).
R: (Which one worries you|Where is the risk|What can I do), ({client} or {client2}|by {weekday}|pricing, people or product)?
B: ({client}, to be honest|The {city} deal|The renewal at {client2}), (legal has it since {month}|{person} left|they froze spending|{role} went silent), so (a call from you would help|I need {discount} in my pocket|{teammate} should join me).

= Stalled deals are cleaned up
R: I see {few} (deals without a next step|open deals from {month}|deals stuck in stage two), {B}, and (one of them is {client}|{client} is the oldest|{figure} sits in {client} alone).
B: (Fair|I know|Guilty), ({few2} of them can go|I kept them for luck|{client} is real, though), I (clean it up by {weekday}|called {person} {few2} times|gave {client2} to {teammate}).
R: Good, the dashboard goes (up|to the board) on {weekday2}, (and I would rather show fewer|so set real dates for {client}|so note {rival} where it shows up), {B}.

= New meetings of the week
R: How many (first meetings|new conversations) did we book, {B}, (since {weekday}|in {month}|this week), (and with whom|any from {industry}|any you are proud of)?
B: {few} (in all|so far|firm ones), (the best is {client} in {city}|{client} came back after a year|two from the event in {city}), {person} there (runs {process}|owns {metric}|worked with us before).
R: (Lovely|Nice|Great), {client} (is on my list since {month}|has {dozens} doors, I think|used {rival} until {month}), (take {teammate} along|ask about {process} first|send me the notes).

= {client} compares with {rival}
B: {client} (is looking at|got a quote from|trialled) {rival}, {person} told me (on {weekday}|in passing|quite openly), (they are {pct} cheaper|they promise {month}|they throw in {feature}).
R: (And what does {person} like|What do they miss there|And where are we ahead), (apart from price|in their own words|if you ask {team}), {B}?
B: (They like {feature}|The link to {source}|Our people in {city}), and {metric} (is the number that counts|decides it|is what {role} looks at), (so I build on that|so I want a reference|{teammate} has a story for it).
R: (Use the {city} story|Take {teammate} along|Go through {role}), {dozens} trucks a day, {metric} {pct} better, (it is in the library|they say yes to a call|I can introduce you).

= Losses and what they teach
R: We lost {client} (in {month}|on {weekday}|last week), {B}, {figure}, (what do we learn|was it {rival}|what would you do differently)?
B: (Nobody above {person}|We never met {role}|{rival} was there first), and {process} (was not painful enough|was solved by {tool}|moved to another team), so (I should have asked earlier|{few} weeks for nothing|next time I start with {metric}).
R: (Thanks for being open|Good to hear it straight|That happens), (write {few} lines for the others|tell it on {weekday2}|put {rival} into the record), and (call {person} in {month2}|keep {client} warm|try {city} instead).
`

export const coaching = `
= {R} and {B} listen back to a call with {client}
R: (I listened to|I played|Let us talk about) your call with {client}, {B}, (good energy|you had them at {feature}|strong first half), then you talked for {few} minutes and {person} (went silent|looked at the phone|changed the subject).
B: (I noticed|Yes, I felt it|You are right), (I got nervous about {rival}|I wanted to save time|{metric} came up and I rushed), (what would you do there|how do I get out of that|tell me what to try)?
R: Ask (what {process} costs them|who else in {client} hurts|how {team} see it), then (wait|count to {few}|let {person} fill the silence), it (feels long|works|took me years).
B: (Okay, I will try it|Makes sense|Fine), (on {weekday} with {client2}|with {client} again|this {weekday}), and you (listen in|get the link|tell me after).

= Goals for the next month
R: What do you want to (work on|get better at|change) in {month}, {B}, (more first meetings|discovery or closing|{product2}, maybe)?
B: (Discovery|Knowing more people per deal|Talking less), I only know {person} at {client}, and (my questions on {process} are flat|{teammate} is so good at it|{product2} scares me a bit).
R: Then pick {few} accounts, (start with {client}|{client} and {client2} first|one in {city}), (map the people|write five questions on {process}|ask for {role}), and (we look on {weekday}|{teammate} can shadow you|bring the list).
B: {few} accounts by {weekday}, (promised|in the sheet|that is fair), and {client} (first|on top|with {person} and {role}).

= How {B} feels about the workload
R: How (are you|is it going), {B}, with {dozens} open tasks and (the new territory|{client} on top|{month} behind you), (sleeping well|still fun|too much)?
B: (Good, mostly|Tired, I admit|It is a lot), {client} takes {effort}, (and {month} was long|and the trips to {city} add up|and {person} calls {daypart}), (but the team helps|I {hobby}, that helped|{teammate} covers for me).
R: Give {client} to {teammate} for {few} (days|weeks), {B}, (I mean it|no hero stories|we need you in {month2}), and (take {weekday} off|say when it is too much|leave {city} to me).

= A role play on price
R: Let us (play it through|do a role play|practise), {B}, I am {role} at {client} and I say that (you are {pct} too expensive|{rival} costs half|{tool} costs nothing).
B: (Okay|Right|Here goes), then I ask what {process} costs them today, {effort} I guess, and (who pays for it|what {metric} does|whether {person} knows).
R: (Good|Better|Nice), (do not answer your own question|slower|and then silence), and I (would say that nobody measured it|point at {person}|ask for {pct} off anyway).
B: Then I (show the {city} numbers|go back to {metric}|offer a pilot in {city}), (and give nothing for free|before any word on price|with {teammate} as a witness).

= What went well with {client2}
B: One thing (that went well|I am proud of|to keep), with {client2} I (asked for {role} on the first call|let {person} show me {process}|kept {feature} for the end), and (they booked {weekday} themselves|{metric} came from them|we stayed {hours}).
R: (That is it|Exactly|See), {B}, (people buy from those who listen|{person} sells it inside now|a good question beats {feature}), (write it down for {teammate}|do the same in {city}|that goes into the team call on {weekday}).

= Career and learning
B: I (would like to|want to) (learn more about {source}|lead a project in {month}|talk at the event in {city}), (is that realistic|what would I need|who decides that), {R}?
R: (Realistic by {month2}|Why not|I like it), (start with {teammate}|shadow {few} calls|take {client} through {source}), and (I talk to {person}|we look at it {weekday}|put it into your goals).
`

export const dealDesk = `
= The discount for {account} is discussed
B: I (need|would like|propose) {discount} for {account}, {seats} seats for {term}, (list is {price}|{rival} is at {pct} less|{boss} wants an answer by {meetday}), (with {product2} on top|for {site} first|before {month}).
R: What do we (get|get back) for it, {B}, ({term} or a reference|a signature by {month}|prepayment), (we gave {client} less|finance looks at {pct}|I have a floor)?
B: (A signature by {month}|A reference in {industry}|{site2} as an option), and {colleague} (speaks at our event|takes reference calls|signs by {weekday}), {total} in all, {few} points above the floor.
R: (With prepayment|With {site2} in it|With a date on it) I can go (along|with {discount}), but (no {product2} for free|it is valid until {meetday}|{doc} goes through {teammate}), and (no side letters|tell {boss} it is the last step|then it is done).

= Legal points of {account}
R: What is open with {account}'s (legal people|lawyers|counsel), {B}, (liability|data location|the renewal clause), (they have it since {month}|they sent {few} pages|or did {role} stop it)?
B: {few} points, (mostly liability|the data annex|audit rights on {source}), they want {few2} times the fee, {boss} (does not care|wants it over with|is with us), but {role} (does|reads every line|is away until {weekday}).
R: (Offer twice the fee|Take the standard text|Give them one audit a year), (we did that with {client}|ask {teammate}|that closed it in {city}), and trade it for (a signature in {month}|{term}|shorter terms).

= Who does what to close {account}
R: So who does what, {B}, (you call {boss}|{teammate} fixes {doc}|I ring {role}), (today|by {weekday}|before {meetday}), and (somebody tells {colleague}|{source} needs an owner|then we have {site}).
B: I also send the sums on {metric}, (then {golive} holds|{colleague} gets a heads-up|{boss} asked for it), and (if {rival} moves you hear it|the {system} question goes to {teammate}|{doc} is ready {daypart}).
R: And (log it|update the close date|tell delivery about {golive}), they need {few} weeks for {site}, (and they hate surprises|as {client} taught us|so {weekday} is late).

= Delivery capacity for {golive}
R: Can (delivery|{teammate}'s team) start with {account} in {golive}, they have {few} projects, (and {month} is full|on top of {client}|with {city} running late)?
B: (I asked on {weekday}|{teammate} says yes|According to the plan), ({few2} weeks later is safe|{site} yes, {site2} no|with a partner in {city}), (but I have not told {boss}|and {doc} says so|{colleague} knows).
R: Then (tell {boss} now|put it into {doc}|say it on {meetday}), {B}, (better a late date than a broken one|we learned that with {client}|{boss} respects that).

= What could still go wrong with {account}
R: What could (still|yet) go wrong with {account}, {B}, ({rival}, {role} or {source}|before {meetday}|between now and {golive})?
B: ({role} could stop it|{boss} could leave|{rival} could drop the price by {pct}), (I give it {pct}|unlikely, I think|it happened at {client}), and {source} (is not tested|depends on {colleague}|may slip to {month}).
R: So (get {role} on a call|let {teammate} test {source}|send {boss} a note), (by {weekday}|before anyone asks|while it is quiet), and (keep {client} as a reference ready|tell me {daypart}|no more discount).

= The handover of {account} after the signature
B: After the signature {teammate} takes over, (we meet {boss} together|I stay until {golive}|{colleague} knows), and {process} in {site} (comes first|is the first goal|goes live in {golive}).
R: What did we promise, {B}, ({feature} by {month}|the link to {source}|{metric} by {pct}), (and is it written down|or only said|so that {teammate} knows)?
B: (All in {doc}|{feature}, yes|{metric}, in writing), (nothing about {site2}|and {few} days of training|with {colleague} as a witness), I (walk {teammate} through it {weekday}|add it to the notes|send it {daypart}).
`

export const internalOpening = `
= {R} opens the internal call
R: (Morning|Hi|Hey|Hello) {B}, (thanks for dialling in|good, you are there|let us begin), (I sit in {city} today|coffee in hand|fresh from {client}), and I have {few} points, (so let us be quick|{client} first|half an hour should do).
B: (Morning|Hi|Hey|Hello) {R}, (all good|I hear you|ready), just off a call with {client2}, (fire away|you first|notes are open|I {hobby} and still made it).

= {B} and {R} start with small news
R: (Hi|Hello|Hey) {B}, (how was {city}|did you survive {month}|are you back from {city}), I heard {weather}, (and {teammate} sends regards|the train again|poor you)?
B: (Hi|Hey|Morning) {R}, I was {travel}, but (the visit to {client} was {adjective}|{client} was worth it|we saw {person}), (so let us start|what is on the list|I need this one to be short).
`

export const internalClose = `
= The internal call ends
R: (That is it|Good|Done then|Okay), {B}, send me {doc} by {weekday}, (next look on {meetday}|update {client} today|call if {person} rings), and (eat something|well done|get some rest).
B: (Will do|Okay|Thanks|Sure), {R}, {doc} comes {daypart}, ({meetday} it is|I ping {teammate} about {client}|then {client} is next), (bye|talk later|see you {weekday}).
`
