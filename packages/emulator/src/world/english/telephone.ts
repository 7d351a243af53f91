/** English calls by telephone: short turns, little ceremony. */
export const coldOpening = `
= {R} calls {B} out of the blue
R: (Hi|Hello|Good morning), is that {B} (at {account}|in {site}|from {account})?
B: (Yes|Speaking|This is me|Yeah), (who is this|who is calling|what is it about), (I have {few} minutes|I am in the yard|{process} is waiting)?
R: {R} (from|with|at) {company}, (we have not spoken|you do not know me|I call out of the blue), {B}, (can I have thirty seconds|do you have a minute|shall I be quick) (before {process}|and then you decide|today)?
B: (Go on|Okay, quickly|Thirty seconds), (I have {team} here|but {process} is calling|make it good), {R}.

= {R} reaches {B} after a mail
R: {B}, (hi|hello|good afternoon), {R} from {company}, (I wrote on {weekday}|you opened my note on {process}|{colleague} gave me your number).
B: (Did you|Oh right|Possibly), (I get {dozens} of those|remind me|was that about {process})?
R: (It was about|Yes, about|I wrote about) {process}, (a {industry} team in {city}|someone with {dozens} doors|a company like {account}) (saved {effort}|cut {metric} by {pct}|got rid of {tool}).
B: (Okay|Hm|All right), (that I remember|{process} is a topic here|go ahead), (what do you want|what is the catch|two minutes), {R}.
`

export const coldPitch = `
= Why {R} calls
R: (The reason I call is that|I call because|In short,) (we help|I work with) {industry} sites that (book docks by phone|still use {tool}|fight with {process}).
B: (That is us|Sounds familiar|Maybe us), (more or less|on a bad {weekday}|ask {team}).
R: (How do you do|May I ask how you do|Who handles) {process} (in {site}|today|with {carriers} carriers)?
B: (With {tool}|It is {tool}|{team} do it), (not proud of it|it works|do not laugh).
R: (Nobody laughs|I see that daily|You would be surprised), {B}, (half of {city} does|{rival} users do too).

= {B} describes the yard in a few words
R: (And does it happen|Do you also see|Is it true for {site}) that {symptom}?
B: (All the time|Every {weekday}|Do not remind me), (since {month}|when {team} are short|it costs us {effort}).
R: (What do you do then|And then|How do you fix it), (call round|overtime|hope) or (something smarter|the same as all|leave it to {team})?
B: (Call round|We sweat|Throw people at it), (and {role} shouts|every day {daypart}|it is what it is).

= {B} is not sure it is worth a meeting
B: (Look|To be honest|Hm), I am not (the buyer|sure this is for us|looking right now), (we have {tool}|{role} decides|call back in {month}).
R: (Fair|I understand|Sure), (what would make it worth a look|who should I ask|is {role} the person), {B}?
B: (If it fixes {process}|Something cheaper than {tool}|{role}, probably), (but send a mail first|I promise nothing|good luck with that).
R: (Understood|I will|Thanks), (one page|{few} lines|{doc}), (no brochure|with the {city} numbers|then I ring on {weekday}).

= A number from another customer
R: (One number|Just one example|A quick story), in {city} {metric} (fell|rose|moved) {pct} in {few} weeks.
B: (With what|How|Really), (more people|new doors|by magic), (or just software|I do not buy it yet)?
R: With {product}, (same people|same doors|no project), (and {feature}|mostly {feature}).
B: (Hm|Okay|Huh), (send me that|{role} would like it|I want to see {feature}), (no promises|in writing|by {weekday}).

= {B} asks what it costs
B: (What is it|And price|Before you go on, what is it) (roughly|per month|for {site})?
R: {price} per seat, (about {seats} seats|{total} a year for you|less with {term}), (carriers free|no setup fee).
B: (Hm|Right|Okay), (not nothing|less than {rival}|I pay more for coffee).
R: (It should pay back|Most get it back|You decide) (by {month}|in {few} months|after you see {feature}), {B}.

= Whether {rival} is in place
R: (Do you use|Are you with|Is it) {rival} (for that|over there|in {site})?
B: (We did|Not any more|{site2} does), (until {month}|never again|it was {adjective}).
R: (What went wrong|What did you miss|Anything good about it), (if I may ask|in a sentence), {B}?
B: ({feature}, mainly|The {system} link|Nobody called back), (and the price|{team} hated it|it was slow in {month}).

= A second caller in the yard
B: (One second|Hang on|Sorry), {team} (need me|have a question|are waving), (yes, door {few}|no, the other trailer|tell them {daypart}).
B: (Okay|Right|So), (I am back|where were we|you see how it is), (that is {process} for you|{few} times an hour), {R}.
R: (No problem|All good|That is exactly it), {B}, (I hear {site} in the background|{dozens} trucks by the sound of it|I keep it short).

= Follow-up on {doc}
R: (Did you get|I wanted to check on|Had you time for) {doc}, {B}, (the one from {weekday}|with the {metric} page)?
B: (Skimmed it|I did|Half of it), (page {few} was {adjective}|{role} has it now|{team} had a question).
R: (Which one|What was it|Tell me), (about {feature}|on {source}|the price), (or the pilot|or timing)?
B: (On {source}|{feature}, yes|More on timing), (does it need IT|who does the work|is {month} possible), (since {team} are stretched|{role} asked)?
R: (It needs {hours} of IT|We do the work|{month} works), (a contact is enough|{teammate} leads it|no new servers), (I write it down for {role}|promised).
`

export const coldClose = `
= They agree on {meetday}
R: (Can I|Let me|Shall I) (put|book|block) (fifteen|twenty|twenty-five|thirty|forty) minutes on {meetday}, (say {meettime}|at {meettime}), (with {feature} on screen|just you and me), {B}?
B: {meetday} (is okay|works|might do), (not longer|{team} leave at noon|add {colleague}), (send it to my mail|by invite).
R: (Done|Sent|Perfect), (you get {doc} before|you have it in a minute|invite is out), (have a good {weekday}|thanks, {B}|greetings to {site}).
B: (Bye|Okay, bye|Thanks), (back to {process}|{team} are calling|talk {meetday}), {R}.

= {B} wants a mail first
B: (Mail me|Send me something|Write to me), {R}, (with {metric}|about {process}|no slides), and (call {weekday}|we see in {month}|I show {role}).
R: (Will do|Of course|You get it {daypart}), (one page on {process}|the {city} case|{doc}), (and I ring on {meetday}|then {meetday} at {meettime}).
B: ({meetday} is fine|Try {meetday}|Not {daypart}, though), (bye|take care|have to run), (the gate again|{team} again|greetings to {city}).
`

export const inbound = `
= {B} calls after reading about {product}
B: (Hi|Hello|Yes, hello), (this is|my name is) {B} from {account}, (I saw|I read about|{colleague} mentioned) {product}, (we have {doors} doors in {site}|it is about {process}|is that you)?
R: (Hi {B}|Hello {B}|Welcome, {B}), {R} (here|speaking|is my name), (you are right here|happy you call|good timing), (what made you look|how can I help|tell me about {site}).
B: (Well|So|The thing is), {symptom}, (and {role} wants it gone|since {month}|I am tired of it).
R: (I see|Okay|Got it), (and {process} runs on {tool}|how many loads|who books), (on paper|with {carriers} carriers|for {site} only) or (how do you do it|something else|{source})?
B: (It runs on {tool}|{dozens} loads a day|{team} do), (more in {month}|plus {site2}|you name it).

= {B} asks for a demo
B: (Can I see it|Is there a demo|Could someone show me), (this week|before {month}|with {team}), (only {feature}|nothing long|online is fine)?
R: (Sure|Yes|Of course), (I can do {meetday}|how about {meetday}|{meetday} is open), {meettime}, (half an hour|with {teammate}|on your data if you like).
B: {meetday} (is good|works|suits me), (I bring {colleague}|{role} may join|{team} listen in), (what do you need from me|any homework)?
R: ({few} typical loads|Your door list|Nothing), (by mail|from {source}), (I do the rest|so it feels like {site}), {B}.
`
