/** English calls that find out how a customer works and where it hurts. */
export const discovery = `
= {B} explains how {process} works today
R: (So walk me through|Can you describe|Tell me about) {process} (on a normal day|today|from the moment a load is booked), (what do {team} use for it in {site}|who touches it first at {account}|and where do {team} come in)?
B: (Right now|At the moment|Today|Honestly), (it is|it runs on|we use) {tool}, (and {team} keep it alive|with {team} in the middle|which {team} inherited), (so on a good day it holds|it works until it does not|and everyone has their own version).
R: (And roughly|And do you know|And can you say) how much time (goes into that|{team} lose that way|that takes in {site}), (just a guess|ballpark|give or take), {B}?
B: (I would say|Probably|Last time we counted it was) {effort}, (and that is only {site}|{site2} is worse|more in {month}), (and nobody has measured {process2}|not counting the phone calls|plus what {team2} do on top).
R: (Okay, so|Right, so|So if I have that right,) {effort} (just for|spent on|for) {process}, (that adds up|that is a lot for {site}|I hear similar figures from {industry} companies).

= {B} names the main pain point
R: (If you could|Suppose you could|Let us say you could) (change|fix|take away) one thing about {process}, (what would it be|what goes first|which would help most), {B}, (thinking of {site}|for {team}|for you personally at {account})?
B: (Easy|That is easy|Hm, good question), the (biggest pain|real headache|main problem) is that {symptom}, (every {weekday}|week after week|from {month} on|whenever {team} are short).
R: (And what happens when|What is the impact when|So who notices when) (it goes wrong|that occurs|you are in that spot) (in {site}|at {account}|on a {weekday})?
B: (Then|Well, then|Usually) {team} (scramble|drop everything|start calling round), and {role} (hears about it|wants a report|asks me why), (that is not a nice {weekday}|I have had that talk {few} times|and it is the same talk as in {month2}).

= What it costs {account} that {symptom}
R: (Have you put a number on|Did anybody work out|Do you know) what it costs (that|when) {symptom}, (even roughly|per month, say|for {site} alone)?
B: (We tried|Finance tried|{colleague} did the sums), and (we came to|it is about|the answer was) {pct} (of our freight spend|on top of the labour in {site}|more than planned), (which surprised {role}|and that is before detention|I think it is low).
R: (And who sees that number|Who owns that figure|And where does that land) (at {account}|today|in the end), (is that {role}|your desk or {role}'s|with {team} or higher up)?
B: (That would be|It sits with|In the end it is) {role}, (and {role2} gets a copy|who looks at {metric} every {weekday}|although {team} feel it first).

= What counts as success for {team}
R: (Which numbers|What figures|Which of your numbers) (do you get measured on|does {role} look at|matter most to you) (this year|in {site}|at {account}), (is it {metric}|is it more {metric2}|{metric}, or something else)?
B: (Mostly|Above all|Number one is) {metric}, then {metric2}, (and since {month} also {metric3}|and {metric3} when someone remembers|with {metric3} a distant third).
R: (And where are you|Where does it stand|How is that going) (right now|as of {month}|compared with last year)?
B: (We are|About|Somewhere) {pct} (off target|short of the goal|worse than {site2}), (our goal for the year|our target|the business goal {role} set) is to (win back half|close that gap by {month2}|get under it before peak).
R: (That is a clear objective|Clear priorities, good|That helps), {B}, (I will come back to {metric}|we can show {metric} per door|then {feature} will interest you).

= {B} tells how they tried to fix it before
R: (Did you try|Have you tried|What have you tried) (to solve this before|to tackle {process}|anything to get rid of that), {B}, (and how far did {team} get|and what got in the way at {site})?
B: (We did|Yes, once|In {month}, yes), we (hired a consultant|gave {team} a new sheet|moved {process} to {site2}|asked for a quote from {rival}), (and it lasted {few} weeks|it died when {role} changed|then {month2} came and everybody went back).
R: (What would have made it stick|So what was missing|What should be different this time), (a person, a tool or|the time, the money or|training, data or) (just luck|the will of {role}|something for {team})?
B: (Somebody who owns it|A tool that {team} would open by themselves|One version of the truth|Time, mostly), (and data from {source}|and {role} behind it|without forty clicks), (that is what I would do over|then I am in|I said as much in {month}).

= Volumes and sites at {account}
R: (Give me a feel for|Help me with|Let us do) the volumes, {B}, (how many trucks|how many loads|how many appointments) (a day|on a {weekday}|at peak) (in {site}|across {account}|between {site} and {site2})?
B: {site} (has|does|sees) (about|around|roughly) {dozens} (a day|on a {weekday}|when it is calm), (and {dozens2} in {month}|{site2} is half of that|with {doors} doors open).
R: And (carriers|how many carriers|the carrier base), (is that a handful|a long tail|mostly regulars), (or do you book through {source}|and who onboards them at {account}|and do {team} know them all)?
B: (We have|There are|I count) {carriers} (on the books|we use every month|active ones), (of which {few} do most of it|the rest come and go|but {few} of them cause the trouble).

= The systems around {process}
R: (On the systems side|Technically|Looking at the landscape), (what is the master for|where do you keep|which system holds) the (bookings|orders|load data), (is that {source}|{source} or {source2}|still {tool})?
B: (It starts in|The master is|In theory it is) {source}, (then somebody exports it|and {source2} gets a copy overnight|though {tool} is what people open), (which is why {symptom}|so it is stale by noon|do not ask who approved that).
R: (Good to know|Okay|Thanks), (connecting to|reading from|an integration with) {source} (is something we do a lot|takes {few} days|went live at another {industry} company in {month}).

= A story from {site}
B: (Let me give you an example|I have a good story for that|Last {month}|Just this {weekday}), {story}, (right here in {site}|on a {weekday}, of course|and {role} was visiting).
R: (Oh wow|That is painful|No way), (and how did|what did|so what did) {team} (handle it|do then|tell the carrier)?
B: (They did what they always do|We threw people at it|We paid|I got in the car), (called {dozens} people|stayed until nine|sorted it by hand), and (on {weekday} it was as if nothing had happened|{role} asked for a plan|that is why we are talking).
R: (I hear that a lot|You are not alone|That is a classic), {B}, (one of our {industry} customers had it in {city}|it is why {feature} exists|{product} began with a call like that).

= Who else has a say at {account}
R: (Who else|Apart from you, who|Beyond this group, who) (is involved|has an opinion|will want to see this|needs to be convinced) (at {account}|when it comes to {process}|on the {site} side)?
B: (That would be|There is|I would include) {role} and {boss}, (because {team} report there|since it touches {source}|they sign off anything above our limit).
R: And (what does {boss} care about|what keeps {boss} up at night|how does {boss} look at {metric}), (cost|people|risk), (in your view|if you had to guess|from what you hear)?
B: (Cost first|No surprises|Less noise from {site}|A quiet peak season), (then {metric}|and {metric}, in that order|plus anything that helps with {metric}), (you would like {boss}|that is all {boss} asks me about|ask {colleague}).

= The plan for the year at {account}
R: (What is on the road map|What are the big rocks|What are the priorities) for {account} (this year|until {month}|after {month}), (more volume|new sites|a new warehouse system), (or holding the line|or cutting cost|or all of it at once)?
B: (We open {site2} in {month}|We want to grow by {pct}|We are moving to a new {source}|The mandate is {pct} lower freight cost), (with the same headcount|and nobody extra for {process}|so {process} cannot stay as it is).
R: (With the same people|Ambitious|That is tight), (and {process} is in the way of that|so the time has to come from somewhere|then {effort} on {process} is not an option).
B: (Exactly that|You said it|Right), (otherwise we do it all over again in {month2}|{role} knows it too|that is the growth target, like it or not), {R}.

= {U} adds the view from another team
U: (If I may|Can I add something|From my side), {process} (looks different from|is not the problem for|hits us later in) {team}, (there it is more that|the thing is that|we see that) {symptom}.
R: (That is helpful|Thanks, {U}|Oh, interesting), (how often would you say|is that daily|does it happen in {site} too), (or only at peak|or just in {month}|or mostly on {weekday}s)?
U: (Often enough|{few} times a week|Every single {weekday}), (and {B} only sees half of it|{team} stopped reporting it|it goes into {tool} and stays there).
B: (True|Fair|{U} is right), (I had forgotten that one|that never reaches my desk|we argue about it in {month} every year), (so put {process} on the list|let us include {team2} then|good that {U} is here).
`
