/** How English calls begin: the first exchange, the agenda, and the small talk around it. */
export const opening = `
= {R} and {B} greet each other and check the line
R: (Hi|Hello|Hey|Good to see you|Hey there) {B}, (can you hear me (all right|okay|fine)|is my audio okay|am I coming through|does the sound work on your side) (from {site}|over at {account}|today|this time)?
B: (Hi|Hello|Hey|Morning) {R}, (yes, loud and clear|yep, I hear you fine|all good here|I can hear you, yes) (over here in {site}|from the {site} office|on this end, {R}|with the headset on, at least).
R: (Great|Perfect|Lovely|Good), (thanks for making the time|thanks for joining|I appreciate you taking the call|good of you to squeeze us in), {B}, I know {weekday}s (are busy|get full|are not easy) at {account}.
B: (Of course|Sure|Not at all|No trouble), (we have been meaning to do this|it was about time|I moved {process} to make room|I told {team} to leave me alone for a bit).

= {R} opens and waits for the others to join
R: (Okay|Right|All right), I see {B} (is in|has joined|made it), (good to have you|welcome|nice to see a face), and (the room in {site} seems to be connecting|I think the others from {account} are on their way|we can give the rest of {account} a minute).
B: (Yes|Yeah|Right), {colleague} (is two minutes late|is just finishing {process}|got held up by {team}|had to step into {process2}), (so please start|so no need to wait|but do go on|we can begin) (without the rest|and catch up later|anyway).
R: (Fine by me|That works|No rush), (we will take it slowly|I will recap once {colleague} is here|I will keep the important bit for later), (it is being recorded anyway|the recording goes out to all of {account}|and I send notes afterwards).

= {B} has a hard stop and says so
B: (Hi|Hello) {R}, (before we begin|just so you know|one thing first), I (have a hard stop|must leave|need to run) (ten minutes early|at the top of the hour|right on time|for {process} right after this), {team} (will come and get me otherwise|are already waiting in {site}|gave me strict orders).
R: (Understood|Noted|That is fine), {B}, (we will be brisk|then I will skip the pleasantries|I will watch the clock), (and if we run over|and whatever is left of {product}|and the rest about {site}) (goes into an e-mail|we move to {weekday}|we take next time).
`

export const setup = `
= {R} proposes an agenda for the call
R: (What I thought we could do today|My idea for today|What I have on the list) is to (hear a bit about|talk through|start with) {process} at {account}, (then show you|then look at|then spend some time on) {product}, and (leave ten minutes for|finish with|end on) (questions|what comes after|whatever {colleague} wants to ask).
R: ~(Does that sound right|Is that what you had in mind|Does that match what you expected|Anything you would add), {B}, (or did {team} ask for something else|or shall we turn it round|or is {process2} more urgent for {site})?
B: (That works|Sounds good|Yes, that fits|Good plan), (though I would love to|but please let us also|and if we can,) (see|touch on|talk about|get to) {feature} (before we finish|at some point|too), (since {role} asked|because {team} keep asking|{role} will want to know).
R: (Happy to|Sure|Absolutely), I will (make sure we get there|keep a slot for {feature}|show {feature} in the second half), {B}.

= {R} recaps the last conversation
R: (Last time|When we spoke in {month}|On our last call), {B}, you (told me|mentioned|said) that {symptom}, (and that it costs {team} {effort}|and {team} lose {effort} over it|which eats {effort} in the end).
R: (Is that still the picture|Has anything changed since|Is that still fair|Did I get that right) (at {site}|for {account}|on your side|with {team})?
B: (Pretty much|Still true|Sadly yes|Yes and no), (only that {team} have added {process2} on top|if anything {process} got worse in {month2}|except {site2} has it too now|although {role} is finally paying attention).
R: (Okay|Good to know|Thanks for that), (I adjusted what I brought|that helps me choose what to show|then I know where to spend our time), (we start with {process}|let us begin at {site}|{feature} goes first then).

= Introductions on both sides
R: (Maybe a quick round|Shall we do a short round|Let us do introductions), (I am {R}, I look after {account} at {company}|{R} here, I have worked on {account} since {month}|I am your contact at {company}, name is {R}).
B: (Sure|Of course|Okay), {B} here, (I run {process} in {site}|I am responsible for {process} and half of {process2}|I look after {process} at {account}), (for {few} years now|since {month}|longer than I care to say), and (I report to {role}|{role} asked me to find something better|{team} send me their complaints).
R: (Nice to meet you properly|Great, thanks|Good to put a face to the name), {B}, (we met {colleague} before|I only knew your mails so far|I have heard about you from {colleague}).

= {S} joins from the company's side
R: I (also brought|have|asked) {S} (along today|with me|to join us), who (knows|built half of|looks after) {product} (inside out|for customers like {account}|on the technical side).
S: (Hi|Hello) (everyone|all|{B}), {S} here, I (will mostly listen|jump in when it gets technical|have done {dozens} rollouts of {product}), (so ask me about {feature}|so save the hard questions on {source} for me|and {R} kicks me when I talk too long).
B: (Good|Great|Nice), {S}, (I have a few hard ones|then you are the one I need|our people will like you), (most of them about {source}|starting with {feature}|{team} wrote me a list).
`

export const smallTalk = `
= {B} and {R} chat about the weekend
R: (How was your weekend|Did you get away at the weekend|Good weekend), {B}, (or did {process} eat it|or was there an emergency in {site}|or were you on call for {account})?
B: (Oh, we|We|Actually we) {hobby}, (in {weather}|despite {weather}|and then had {weather}), (so I am happy to sit down|which was exactly what I needed|I still feel it in my legs|never again), and you?
R: (Nice|Sounds lovely|Brave), I {hobby2} (with the neighbours|on Saturday|with my sister|and regretted it), (so this call is the calm part|I am glad it is {weekday}|it beats {process}).

= They compare the weather in {site} and elsewhere
R: How is (the weather|it|life) (in|over in|down in) {site}, {B}, we (have|had|are promised) {weather} (here|on this side|for the rest of the week)?
B: (Would you believe it|Do not ask|Funny you ask), {weather2}, (and the yard looks like it|the drivers love it, as you can imagine|half of {team} came in late), (but we cope|no complaints though|it is {month} after all).

= {R} asks about the trip
B: (Sorry if I sound tired|Excuse my voice|Forgive the background), I was {travel} (on {weekday}|yesterday|on the way back from {site2}|coming home from {city}).
R: (Oh no|That sounds familiar|My sympathies), {B}, I was {travel2} (last month|in {month}|going to {city2}), (so I feel for you|I still tell people about it|it gets funnier with time).
B: (Well, we move freight|We of all people should know|At least I saw a few docks), (and nobody moves me on time|it was not even our truck|the irony is not lost on {team}).

= A word on the team at {account}
R: (How is|What news of|Did I hear right about) {colleague}, (someone said {city} is the next stop|I saw the post about {month}|you two opened {site2} together, right)?
B: {colleague} is (doing great|fine|busy), (took over {process} in {month}|has {team} now|is back from leave since {month2}), and (sends regards|says hello|asked about {feature}, of all things).
R: (Please say hello back|Tell {colleague} I said hi|That is good to hear), (we still owe {colleague} a coffee|I learned a lot about {process2} from {colleague}|the {site2} visit was fun).

= {B} jokes about the morning in the yard
B: (You catch me|You have me|This is me) after (quite a morning|one of those mornings|a proper start to the {weekday}), {story} (again|today|right before this), (I kid you not|and it is not even noon|you could not make it up).
R: (Ouch|Oh dear|Wow), (is everybody fine|do you need a minute|shall we start later), {B}, (or are {team} on it already|or has {site} got it in hand|and are {team} still talking to you)?
B: (They are on it|All under control|We laugh about it by {weekday}), {team2} (sorted it out|know the drill|had it fixed in {few} minutes), (so let us go on|this hour with {company} is my break|so {product} is welcome any time).
`
