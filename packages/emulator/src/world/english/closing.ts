/** How English calls move on and end. */
export const movingForward = `
= What a pilot in {site} would look like
R: (If this looks useful|Suppose you like it|If we go on), (the next thing would be|I would suggest|what works well is) a pilot (in {site}|with {few} doors|at one site), (for {few} weeks|until {golive}|starting in {month}), (with {team} and {few} carriers|measured on {metric}|nothing else changes).
B: (What would you need|What does that take|And what is the effort) (from us|for {team}|on our side), (because {month} is peak|with the people I have|besides {process}).
R: (A contact|{colleague} for {hours}|A read-only link to {source}), and (a list of carriers|your rules|{few} people who are keen), (we bring the rest|the rest is us|that is all, honestly).
B: (That is doable|Okay|I can sell that), (if {role} sees a plan|provided it ends by {month2}|as long as {site2} is left alone), {R}.

= How {account} decides on such things
R: (How does|Can you describe how|Help me understand how) a decision like this (get made|come about|happen) at {account}, (who signs|what is the path|is there a committee) (after {role}|in {month}|above you)?
B: (I recommend|It starts with me|{team} evaluate), {boss} (signs off|decides|has the last word), and (procurement|legal|IT security) (gets {few} weeks|reads {doc}|haggles), (that is the whole decision process|faster if it is under a limit|we did {rival} like that).
R: (And timing|What about timing|By when), (is {golive} realistic|does {month} still hold|what would slow us down) (given {process}|from where you sit|with {boss}'s calendar)?
B: (If the business case holds|Once {boss} has seen it|With {doc} in hand), (yes|I think so|{few} weeks), (the steering group meets on {meetday}|approval takes {few} days|it must be in before {month}).

= What would have to be true for a yes
R: (What would you have to see|What needs to be true|What would make it a clear yes) (in the pilot|for {account}|for {boss}), {B}, (a number on {metric}|a word from {team}|the go of {role})?
B: (I want|{boss} wants|We would want) {metric} (better by {pct}|under control in {site}|visible every {weekday}), (no extra work for {team}|with {source} connected|and {few} carriers who like it).
R: (Let us write that down|Can I put that into {doc}|So the success criteria are) {metric}, {team}, (and {source}|and one reference|nothing else), (then on {meetday}|at the end|after {few} weeks) (we look at it together|it is a yes or no|nobody has to guess).
B: (Good|Yes, do|I like it plain), (send it to {colleague} too|{role} will hold us to it|and keep it to one page).

= The role of {rival} in the choice
R: (Are you looking at|Is there|May I ask about) (others as well|anyone else|alternatives), (say {rival}|like {rival}|or is it us and {tool})?
B: (We saw|There is|We talked to) {rival} (in {month}|last year|two weeks ago), (they are cheaper in year one|{role} knows them|it was {adjective}), (but {team} did not warm to it|yet not to {feature}|though the {system} link was missing).
R: (What did you like|What stood out|Where were they ahead), (if you can say|honestly|leaving price aside), {B}?
B: (The {metric} page|Their speed|The people), (and they called back in {few} hours|one of them used to drive trucks|{colleague} liked the maps), (still we compare|nothing is decided|I like {feature} better here).

= {B} wants a reference
B: (Could we|Can I|Would it be possible to) (talk to|visit|call) (someone who uses it|a customer|another {industry} company), (ideally near {city}|with {dozens} doors or so|who came from {tool})?
R: (Sure|Happily|I have someone in mind), (a team in {city}|one {industry} group|they run {few} sites), (live since {month}|with {source} too|they had {rival} before), (I ask them today|let me check by {weekday}|{few} of them offered).
B: (Thanks|Great|Perfect), ({boss} will join|without you in the room, if you do not mind|{team} have questions about {feature}), (half an hour is enough|on a {weekday}|before {meetday}).
`

export const nextSteps = `
= {R} sends {doc} and they meet again on {meetday}
R: (So for next steps|As for next steps|To sum up where we go), I (send you|owe you|prepare) {doc} (by {weekday}|today|before {meetday}), (with the {metric} numbers|including {feature}|and copy {colleague}).
B: (And I|On my side I|Then I) (talk to|check with|brief) {role} (on {weekday}|this week|before we speak), (and get you {doc2}|plus the list of carriers|so that {boss} knows).
R: (Shall we|Can we|How about we) (meet again|speak|put something in) on {meetday} at {meettime}, (same people|with {boss}|half an hour), (or is {weekday} better|does that suit {site}|would that work)?
B: {meetday}, {meettime} (works|is fine|I can make work), (send the invite|please add {colleague}|{boss} is in {site2} then, but fine).

= Open questions are handed out
R: (I noted|I have|On my list are) {few} (open questions|action items|things to answer), (the one on {source}|{feature} for {team}|how {process} works with carriers), (I take those|{teammate} answers them|you get them in writing) (by {weekday}|before {meetday}|this week).
B: (We owe you|From us you get|Our homework is) (the volumes|a contact for {source}|{doc}), (I ask {colleague}|{team} will pull that|by {weekday}), (remind me if I forget|I wrote it down|it is a promise).
R: (Will do|Deal|Perfect), {B}, (I send a short recap|the recap is out by tonight|I put both lists into {doc}), (so {role} can follow|and {colleague} has it too|then nothing gets lost).

= A session with {team} is planned
B: (Before we go further|What I would like next|The next step for me), (show it to {team}|a session with {team}|let {team} try it), (they decide in the end|otherwise it dies|{few} of them, not all), (maybe {meetday}|in {site}|{daypart}).
R: (Love to|With pleasure|Good idea), (on site or remote|I can come to {site}|{teammate} and I), (an hour is enough|with their own loads|I bring {feature}), {B}.
B: (On site|Remote first|In {site}), (they behave better|the coffee is bad|{colleague} books the room), {meetday} at {meettime} (if it suits|I will block it|subject to {process}).
R: (I schedule that|Calendar invite follows|Booked), (please send me {few} typical loads|tell me the worst carrier|and who will be there) (by {weekday}|two days before|so I can prepare).

= The paperwork starts
R: (In parallel|Meanwhile|At the same time) I (can send|start on|share) {doc}, (so legal can begin|that usually takes {few} weeks|{role} may want to look early), (no commitment|just to save time|we adjust it later).
B: (Send it to me|Yes, please|Okay), (I forward it to {boss}|{role} reads it on {weekday}s|with {doc2} attached), (expect comments|they always change {few} lines|do not expect an answer before {meetday}).
R: (Fine|Understood|That is normal), (I follow up on {meetday}|call me with questions|{teammate} is copied), (and we keep {golive} in mind|then {month} stays possible|counting back from {golive}).

= {B} reports back after {role} has seen it
B: (Let me take it to|I present this to|First I show it to) {role} on {weekday}, (with {few} screenshots|using {doc}|in the ops meeting), (then I know more|and call you|{boss} sits in too).
R: (What would help|Can I help with that|What do you need for it), (a slide|the {metric} sums|{feature} in one picture), (or shall I join|I can be on standby|something for {boss})?
B: (A slide would do|The sums, yes|One page), (with {metric} and the cost|no logos|in plain words), (by {weekday} {daypart}|so I can sleep on it|you know what {role} likes).
R: (You have it by|It is with you|Expect it) {weekday}, and (we touch base|I ring you|let us talk) on {meetday}, (good or bad news|whatever {role} says|around {meettime}).
`

export const wrapUp = `
= {R} checks for open questions
R: (Is there|Was there|Before we close, is there) (anything we missed|something you expected|anything else) (on {process}|about {feature}|from {colleague}), {B}, (or was that the lot|or are we good|or shall I stop here)?
B: (I think|No,|For now) (that covers it|we are good|you answered most of it), (it was {adjective}|{feature} was worth it|I have to digest {metric}), (the rest goes to {meetday}|{team} will have more|I mail you the rest).

= {B} sums up the impression
B: (My summary|To be fair|My impression is), it was {adjective}, (the part on {process}|{feature}|the {metric} view) (convinced me|speaks to {team}|more than I expected), (less so {feature2}|the rest is detail|I still wonder about {source}).
R: (Thank you|That is useful|Good to hear), {B}, (the feedback on {feature2}|the {system} point|your question about {process}) (stays on my list|goes to the team|gets an answer by {weekday}).

= Time is up
R: (I see the time|We are at time|I want to be mindful of time), {B}, (you said {team} wait|{few} minutes left|let us land here), (I send {doc}|the recap follows|the recording goes to {colleague}) (today|by {weekday}|with the dates).
B: (Good|Thanks|Yes, I must go), ({team} are at the door already|{process} calls|the next one is {role}), (this was time well spent|talk {weekday}|you kept your word on {feature}).
`

export const goodbye = `
= They say goodbye until {meetday}
R: (Thanks again|Many thanks|Thank you), {B}, (have a good rest of the day|enjoy {site}|good luck with {process}|say hello to {colleague}), (until {meetday}|talk on {meetday}|see you then) (and keep dry|and good luck with {team}|as agreed|same link).
B: (Thanks|Cheers|Thank you), {R}, (you too|and the same to you|safe travels|all the best), (talk on {meetday}|until then|we are in touch|bye for now) (from {site}|from all of us here|and thanks for {feature}|with or without {boss}).

= {B} thanks {R} and hangs up
B: (Okay|All right|Right then), {R}, (I have to jump|I am off|let us leave it there), (thanks for {doc}|thanks for today|it was {adjective}), (bye|take care|speak {weekday}) (from {site}|over there|to everyone at {company}).
R: (Bye|Take care|Goodbye), {B}, (greetings to {site}|best to {team}|good luck on {weekday}|hope the yard stays quiet), (until {meetday}|you hear from me|I will be in touch by {weekday}).
`
