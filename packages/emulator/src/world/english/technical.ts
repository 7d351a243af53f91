/** English calls on integration and security, and those of customers who already have the product. */
export const technical = `
= How {product} connects to {source}
B: (The first thing|What my team wants|The big one for us) is (how you connect|how data flows|the interface) to {source}, (is that files|is there an API|do you poll or push) (or something custom|and how often|and who builds it)?
R: (Both are possible|There is a REST API|We usually start with files), (and webhooks for changes|for {source} we have a connector|{few} of our {industry} customers run {source}), (so it is configuration|the mapping takes {few} days|your side needs a service account).
B: (And what|So what|Then what) happens when {source} is down (for {few} hours|overnight|in the middle of {process}), (do you queue|do we lose bookings|who notices)?
R: ({product} keeps|We queue|It holds) (everything|the changes|what came in), (retries until it answers|and {feature} shows the gap|then replays in order), (nothing is lost|that happened in {city} in {month}|{team} keep working meanwhile).

= Single sign-on and roles
B: (Users|On access|For logins) we (need|insist on|only allow) single sign-on, (through our identity provider|with {source}|no local passwords), and (roles per site|{site} must not see {site2}|{team} should only read).
R: (That is standard|Single sign-on is included|No problem), (SAML or OpenID|we did it with {source} in {month}|it takes {few} hours), and (roles are per site|rights come from groups|{feature} shows who can do what).
B: And (when someone leaves|for temps|for the carriers), (is the account closed at once|who removes them|do they sign in as well), (we have {dozens} of those|that changes every {weekday}|audit asked in {month})?
R: (Removed in your directory means gone here|Carriers have their own login|It follows the directory), (within {few} minutes|without anyone at {company}|and the log keeps it), (I can send {doc}|that is in {doc}|I will show it in {feature}).

= The security review at {account}
B: (Our security people|{role}|Compliance) (will send|want|sent me) a security questionnaire, (with {dozens} questions|it takes {few} weeks normally|and wants it back by {weekday}), (do you have|can you share|is there) a penetration test (from this year|summary|by a third party)?
R: (Yes|We do|Of course), (the summary is from {month}|tested twice a year|you get it under NDA), and (most of the {dozens} answers|the standard answers|{doc} for that) (are ready|can go out on {weekday}|I have with me).
B: (And where|Where exactly|The other question, where) is (the data|our data|all that) (stored|kept|backed up), (in which region|does it leave the country|and for how long) (after {month}|for {account}|under the contract)?
R: (In the region you pick|Two data centres, same region|Close to {city}), encrypted (at rest and in transit|on disk and on the wire), (kept for {few} years|deleted {few} weeks after you leave|you set the retention), (it says so in {doc}|{teammate} can explain the rest|{role} usually asks that too).

= Data migration from {tool}
B: (We have|There are|I counted) {few} years of (history|bookings|rules) in {tool}, (do we bring them over|is that worth moving|can {product} take that in), (or start clean|at least since {month}|for {site} first)?
R: (My advice|What I would do|Usually we) (bring|load|take) (the carriers and rules|open bookings|the last {few} months) and (leave the rest|archive the rest|let old history go), (it is cleaner|nobody looks at it|{team} thank you later).
B: ({team} will|{role} will|I know who will) (ask for|miss|want) {metric} (from last year|since {month}|to compare), (can we keep that much|as a file maybe|somewhere in {feature}).
R: (As a baseline, yes|We import {metric} as totals|That much we can do), (one file per site|{few} columns|from {source}), (and {feature} draws the line|so {month} compares with {month2}|you see progress from day one).

= Test environment and go-live checks
S: (For the technical side|On our end|What I need), (you get a sandbox|we set up a test tenant|there is a staging site), (connected to the {system} test site|with {dozens} made-up loads|for {few} weeks), (so your people can break it|before anything touches {site}|no effect on {process}).
B: (Good|I like that|We need that), (and performance|what about load|how does it behave), (say {dozens} bookings at once|at peak in {month}|with {carriers} carriers), (did you test that|any numbers|does {feature} stay quick)?
S: (We run|Tested with|The largest site does) (ten times that|{dozens2} a minute|more than {account} ever will), (pages stay under a second|{feature} is the slowest, and that is fine|I can share the test report).

= Interface monitoring and errors
B: (When|Whenever|If) an (interface|integration|import) (fails|hangs|sends rubbish), (who gets the call|do {team} see it|what do we see) (at {account}|in {product}|at three in the morning)?
R: (We do|Our on-call does|First {company} does), (you get a mail|{feature} turns amber|with the failed record), (and {team} can fix and resend|so it is never silent|usually before {team} notice).
B: (Our|The current|Last year's) integration (with {source}|to {tool}|in {site2}) (broke {few} times|dies on every update|needs {effort}), (so forgive me for asking|I have scars|that is why I ask).
R: (No, ask away|Fair enough|Makes sense), {B}, (we monitor {system} feeds all the time|we version the interface|changes are announced {few} weeks ahead), (nobody wants surprises in {month}|it is in the service terms|{doc} lists it).
`

export const review = `
= Results at {account} since go-live
R: (Let us look at|I pulled|Here are) the numbers for {account} (since {month}|for the quarter|up to last {weekday}), {metric} (improved|got better|moved our way) by {pct}, (mostly in {site}|from {feature}|{site2} follows).
B: (That matches|Interesting|Yes), (what {team} tell me|I thought it was less|{role} saw the same), (although {metric2} (stayed flat|lagged|had me puzzled)|and the drivers noticed too|{site2} had a bad {month2}).
R: (Good point|True|Agreed), (let us look at why|I think {process} explains it|half of it is {process}), (you can see in {feature}|the dip is in {month2}|{team} still book by phone there).
B: ({team} are|That team is|I know, {team} are) (a work in progress|short of {few} people|new since {month}), (I will talk to them|maybe another session|they need someone like {colleague}).

= Who uses {product} and who does not
R: ({dozens} people|About {dozens} users|{dozens} of your colleagues) (logged in|were active|used {product}) (last week|in {month}|since {weekday}), (mostly {team}|{site} leads, {site2} trails|{few} more than in {month2}).
B: (And {team}|What about {team}|How do {team} do), (do they use it|because I hear complaints|they told me {tool} is back)?
R: (Less|On and off|They log in {daypart}), (and hardly open {feature}|then go back to {tool}|{feature} would help them most), (shall we do a session in {site2}|I can offer a refresher|{teammate} could sit with them) (in {month}|on a {weekday}|for half a day).
B: (Please|Do that|Good idea), (I will tell {colleague}|before {month}|when {team2} are in too), (bring {doc}|keep it practical|show {feature} first).

= A request for the product
B: (One wish|A small thing|Something {team} ask for), (could {feature}|why does {feature} not|would it be possible that {feature}) (show {metric}|group by carrier|remember the filter), (they click {dozens} times a day|it drives {team} mad|that costs {effort})?
R: (I hear you|Noted|You are not the first), (it is on the list|planned for {month}|I will file it today), (and others in {city} asked|with your words|can {colleague} describe it in a mail), {B}.
B: (Thanks|Okay|Appreciated), (a date would help|tell {team} yourself, they will love you|{role} asked as well), (even a rough one|otherwise they build a sheet|before we add {site2}).
R: (I will come back|You hear from me|I ask the product team) by {meetday}, (with a yes or a no|or with a workaround|at least for {feature}).

= Support cases since {month}
R: (On support|Tickets|Looking at the cases), {account} opened {few} (since {month}|this quarter|in {few2} weeks), (all closed but one|mostly about {feature}|the median answer was {few} hours), (were you happy|how did that feel|any complaints) (with the answers|in {site}|from {team})?
B: (Mostly|Yes|On the whole), (the one in {month} took long|{team} liked the chat|only the {system} one hurt), (we waited {few} days|it was peak|{role} got involved).
R: (I know|Right|That one was on us), (an update on the {system} side|we changed the hand-over|it should not come back), (you have my number|I wrote it up in {doc}|we now watch that feed).

= Plans for {site2}
B: ({role} wants|We want|The plan is) to (bring in|add|roll out to) {site2} (in {month}|before peak|after the holidays), (about {dozens} people|{doors} doors|with a second shift), (is that a big thing|what do you need from us|how long did others take).
R: (We copy|Take|I would copy) the {site} (rules|setup|training), (change the doors|connect {source} there|name {few} champions), (and you are live in {few} weeks|then a week side by side|most of it is habit, not software).
B: (And cost|Commercially|On the money side), (is that in the contract|more seats|do we talk again), (our budget for it is thin|I have to ask {role}|{boss} will ask me).
R: (It is seats only|There is a step in the contract|About {seats} more seats), (at the same price per seat|I will put it in {doc}|{teammate} sends the number), {B}, (no new project fee|by {weekday}|with {feature} included).

= Kick-off of the rollout
R: (The plan for|Our plan in|What happens in) the first {few} weeks, {B}, is (data first|carriers first|{site} first), (then rules|then training|then {feature}), and (we go live|the first real booking is|day one is) {golive}.
B: (Who do you need|What do you need|Whom shall I free) (from us|from {team}|in {site}), (and for how long|full time or hours|when exactly)?
R: (One person who knows {process}|{colleague}, ideally|Somebody from {team}), (for {hours}|two afternoons|at the start), and (someone for {source}|a name in IT|{few} champions) (by {weekday}|in week two|from {month}).
B: (That should work|Okay|I can do that), (not in {month}, though|{team} will groan|if {role} agrees), (I will name them by {weekday}|{colleague} is set|I will sort that out with {team2}).

= Training went well, with exceptions
R: (How was|What do people say about|Any echo from) the training (in {site}|on {weekday}|last week), {B}, (did {team} find it useful|too long, too short|could they book by themselves)?
B: ({team} found it {adjective}|Mostly {adjective}|Better than the last one), (the carriers' part was short|{few} people missed it|{colleague} repeated it on {weekday}), (and the sandbox helped|they fought over {feature}|now they want more).
R: (Good|Great|Happy to hear), (we have a recording|I add {few} videos|we repeat it in {month}), (for those who missed it|for {team2}|with {feature} as an example).
`
