/** English calls about money and doubts. */
export const pricing = `
= {R} explains the price per seat
B: (So what|Okay, so what|Let us get to it, what) (does it cost|are we talking about|is the price tag) (for {site}|for {seats} people|roughly), {R}, (because {role} will ask|before we go deeper|{boss} asked me twice)?
R: (For {seats} seats|With {seats} users|At your size) (it is|we are at|you would pay) {price} per seat and month, (billed annually|paid once a year|as an annual contract), (carriers are free|the gate kiosk included|{feature} included).
B: (And that is|So that makes|Which is) {total} a year, (give or take|if I am quick at sums|before tax), (plus {product2}|with {site2} or without|setup included)?
R: (With setup|Setup is once|Without {site2}), (yes, {total}|that is the figure|it stays at {total}), (no fee per load|no transaction fees|support is part of it), (I will send {doc}|{doc} has the details|it is all in {doc}).

= {B} asks for a discount
B: (I have to ask|You knew this was coming|Let me be blunt), (is there a discount|what discount is possible|can you sharpen the pencil), (for {few} years|if we sign by {month}|with {site2} on top), (procurement will not take list price|{boss} expects one|{rival} offered one)?
R: (For {term} in one contract|If it is {term}|With {term}) (I can do|we could talk about|there is) {discount}, (and the price is locked|{product2} at half|with payment in advance), (that is as far as I can go alone|more needs {teammate}|I would rather not play games).
B: ({discount} is|Hm, {discount} is|Okay, {discount} sounds) (a start|not quite it|thin), (I need to show {role} something|{team} hoped for {product2} too|think about {site2}), (let me take it away|what about {month}|how fixed is that).
R: (Let me see|I ask {teammate}|Give me until {weekday}), (but I would need {doc} signed by {month}|it helps if {boss} is on board|a reference visit would be worth something to us), {B}.

= Where the budget comes from
R: (Is there|Do you have|Did {role} set aside) (a budget for this|budget this year|money earmarked), (or would it come from {process}|or does it need a case|in {month} or later), {B}?
B: (There is some|Partly|Not as such), the budget (sits with {role}|was cut by {pct}|is planned in {month}), (we have budget approval for a pilot|a budget line exists for {site}|I need {boss} for anything above {total}).
R: (So a pilot now|Then we split it|Understood, in steps), (the rest|the bulk|the {site2} part) (in the new year|from {month}|after approval), (so it fits|with the same price per seat|if the return is clear).
B: (That might fly|Possibly|I like that better), (if the return on investment is inside a year|provided {metric} moves|and finance gets a sheet), (they want a payback period|{role} counts in months|{boss} is allergic to open ends).

= The return on {product}
R: (Let us do the sums|Can we do the maths|Let me run the numbers), {effort} on {process}, (times {few} people|at your labour cost|in {site} alone), (plus detention|plus {few} late loads a week|before {metric}), (is more than {total}|pays for it by {month}|covers half of it).
B: (On paper|In theory|If {team} really save that), (yes|fine|I follow), (but people do not vanish|nobody gets fired over it|the time goes into {process2}), (so what is the hard saving|finance will strip that out|{role} counts cash only).
R: (Detention is cash|Overtime is cash|Take the carrier bills), {pct} (less|off|fewer claims) (in {city}|at a {industry} group|in the first months), (I can share how they counted|{doc} shows it|ask them yourself).

= Payment terms and contract length
B: (On terms|About the contract|Practicalities), (can we pay quarterly|is monthly possible|do you invoice in {month}), (and what is the notice period|does it renew by itself|how do we get out), (given the year we had|{role} insists|legal always asks)?
R: (Quarterly is possible|Yearly is the norm|We invoice up front), (for {pct2} more|with {term}|on {seats} seats), (it renews for a year|{few} months notice|you get a mail before the renewal date), (nothing hidden|all in {doc}|you can cap the uplift).
B: (Put the uplift|The increase|And price increases), (cap it|no more than inflation|how much per year), (last time {rival} went up {pct}|we got burnt with {tool}|{boss} has a memory for that).
R: (I can cap it at {pct2}|A cap is fine|We can write that in), (for {term}|through {month}|as part of the deal), {B}, (and I note it in {doc}|legal has a clause for it|consider it done).

= Comparing with the price of {rival}
B: ({rival} is|The quote from {rival} is|{rival} came in) {pct} (below you|cheaper|under your number), (for the same seats|with a dock module|and that is their first offer), (so explain the gap|what do I tell {boss}|why should I pay more).
R: (Fair question|Good question|I would ask that too), (look at what is in it|compare the total cost|ask them about {feature}), (carriers pay there|setup is extra|{source} costs extra with them), (so after {few} months we are level|with {site2} it flips|over {term} it is close).
B: (Is that written down|Can I see that|Show me that), (line by line|in one table|with {site2} in it), (I cannot defend it otherwise|{team} prefer you, that helps|then {role} will listen).
R: (You get|I make you|{teammate} makes) a (table|side by side|comparison) by {weekday}, (their list price next to ours|with sources|no adjectives), and (you correct me|{colleague} can check it|tell me where it is wrong).

= {B} wants options
B: (Could you|Can you|Would you) (give me|price|draw up) {few} options, (small, middle, large|with and without {product2}|{site} only, then all), (so {role} can choose|people like to pick|otherwise it is yes or no)?
R: (Sure|Yes|Of course), (one with {seats} seats|a pilot package|the full suite), (one with {product2}|one with {site2}|one for {term}), (I mark what I would take|priced per year|all with {feature}), {B}.
B: (But no|Please leave out|And spare me) (volume pricing|list price games|anything per load), (we grow by {pct}|in {month} we double|{boss} hates surprises), (so flat is good|a cap would be nice|better per site).
R: (Flat per site|A flat price|Per site then), {total} (for {site}|as the anchor|in the middle option), (billed annually|no overage|with {discount} off from the second site).
`

export const objections = `
= {B} doubts that carriers will take part
B: (My main concern is|What bothers me|I am not convinced about) the carriers, (they will not log in|{carriers} of them, each different|half still use fax), (we tried in {month}|{team} tried with {tool}|they have {few} portals already).
R: (I understand the concern|That comes up a lot|Reasonable), {B}, (they do not have to|most just answer a text|a link in the mail is enough), (in {city} {pct} used it in week one|no account needed|and {feature} counts who does).
B: (And the stubborn ones|But the big ones|And those who refuse), (we cannot fire them|they have us|{team} will book for them as before), (then we keep {tool} for them|so two systems|what do others do).
R: (Book on their behalf|{team} enter those|Others made it a rule), (it takes {few} clicks|from {month} on|with {feature} watching), (after {few} weeks they came along|detention without a booking is not paid|{role} wrote one letter).

= The timing is bad
B: (The timing is|To be honest, the timing is|My problem is timing, it is) (not ideal|bad|tricky), ({month} is peak|we change {source}|{site2} opens in {month}), and {team} (cannot take on more|are {few} people short|are tired of projects).
R: (I get that|Understandable|That makes sense), (when would be better|what if we start small|suppose {teammate} does the work), (after {month}|with {few} doors|and {team} give {hours}), {B}?
B: (Not before {month2}|Maybe {site} only|Smaller could work), (but then properly|without touching {process}|if {role} does not see it as a project), (too busy is my middle name this year|I have seen bad starts|let me think).
R: (Waiting has a price too|One thing to weigh|I only add), (peak comes again|{effort} on {process} until then|{metric} will not fix itself), (so maybe prepare now|we could do the data part|just {doc} first).

= {B} thinks it is too expensive
B: (Honestly|Frankly|I will be straight), (it is too expensive|that is a lot of money|the price is hard to swallow) (for {site}|for what we use|at {seats} seats), ({role} stops at half of that|we have never paid that for software|{tool} costs nothing).
R: (Too much compared with what|May I ask, compared with|I see, is that against), ({rival}|doing nothing|the budget), (or is it the first year|or the seats|or the risk), {B}?
B: (Compared with {tool}|With doing nothing|With last year), (it works, sort of|nobody counts {effort}|I know, free is not free), (but I have to explain it|it is a cost in {month}|to {boss} it is free).
R: (Then let us count it|So we need the cost of today|Fair), {effort} (at {site}|for {team}|on {process}), (plus {few} detention bills|plus one lost customer|plus overtime), (I bet it beats {total}|and you decide|put into {doc}).

= Already has {tool} and wants to keep it
B: (We already have|The thing is, we have|{role} will say we have) {tool}, (it is paid for|people know it|it does {process} well enough), (so why change|what is really new|I have no burning platform).
R: (Keep it|Then keep it|You can keep it) for (what it does well|{process2}|a while), (we sit on top|{product} reads from it|only {process} moves), (nobody has to choose in week one|others retire it later|that was the path in {city}).
B: (Two systems|Side by side|Both at once) (means double work|confuses {team}|never ends well), (unless it is read only|we had that with {source}|been there in {month}), (so convince me|how do you avoid it|who keeps them in step).
R: (The link does|{feature} does|We sync it), (every {few} minutes|both ways if you want|nothing typed twice), (I show it with {source}|ask the {city} team|that is part of the pilot).

= {B} had a bad experience with software before
B: (We have been burnt|Our last project failed|I have a bad experience), ({rival} promised {few} weeks|it took until {month}|nobody used it), (and {role} remembers|it cost {pct} more|{team} still joke about it).
R: (Thank you for saying that|That explains a lot|I would be careful too), {B}, (what went wrong|who owned it|where did it tip), (the data, the people or|the plan, the tool or|{source}, {team} or) (all of it|the promise itself|just bad luck)?
B: (Too much at once|No support after go-live|The integration with {source}), (and no one in {site}|after {few} weeks silence|with consultants in every room), (so I want proof|small steps, please|not again).
R: (Small steps then|One site|We put it in writing), ({few} weeks|one metric, {metric}|{teammate} on site), (you can stop after each|no payment before {metric} moves|with names and dates in {doc}).

= The works council and change
B: ({role} will worry|The works council will ask|Some in {team} fear) that (it monitors people|jobs go|we measure drivers), (I want to think about that first|it slowed us in {month}|it is a concern we must address).
R: (We met that in {city}|That is important|Good to raise it early), (names can be hidden|it measures doors, not people|{feature} has a privacy mode), (and {doc} explains it|we can present it together|others signed an agreement).
B: (A paper would help|Together would be good|Okay), (before anybody hears rumours|in plain language|for {team} and the council), (by {weekday} if you can|{colleague} knows them|I set up {hours}).
`
