/** English calls that show the product, and the asides of whoever shows it. */
export const demo = `
= {R} shares the screen and shows {feature}
R: (Let me share|I will share|Give me a second to share) my screen, {B}, (you should see|this is|what you see is) {feature}, (filled with sample data|set up for a site like {site}|with {dozens} loads in it) (that I made for {account}|so it feels like {site}|from a {industry} demo).
R: ~(Can everybody see that|Is that readable|Is the text large enough) (in {site}|on your side|for {colleague} too), {B}?
B: (Yes, we see|Yep, I can see|I have) {feature}, (maybe zoom in a little|the colours are a bit small in {site}|{colleague} is leaning in as well), (but fine|otherwise all good|go on), {R}.
R: (So every row|Each bar|Every tile) is (a load|one door|a carrier), and (red means|the dot means|the little clock means) (late|no show|waiting too long), (so {team} see it at a glance|{role} can read it without training|nobody has to ask {team}).
B: (And that|So that|Okay, and this) (updates by itself|comes from {source}|is live), (without anyone refreshing|not once a night like {tool}|even when {team} are offline)?
R: (Every few seconds|Straight away|Within a minute), {B}, (as soon as {source} knows|whenever the carrier changes something|the moment the gate scans it).

= {B} asks how a booking is made
B: (So if a carrier|Say a driver|Suppose {colleague}) (wants to move|has to cancel|books) a slot (at {site}|on {weekday}|{daypart}), (what happens in {product}|what do {team} see|does {source} hear of it)?
R: (Good one|Let me just do it|I will show you), (I take this load|I pick the {weekday} one|here is one for {site}), (drag it|move it|rebook it) to {weekday2}, and {feature} (checks|knows|applies) (the rules for {site}|who may do that|if a door fits).
B: (And if|What if|But when) {team} (do not agree|had promised that door|is full on {weekday2}), (who wins|can they refuse|does it warn me)?
R: (Then it offers|You get|It suggests) {few} (alternatives|other slots|free doors), (the carrier picks one|{team} confirm with a click|and {team2} see why), (no call needed|nobody picks up a phone|that is the part that saves {effort}).
B: (That would|This alone would|I can see how that would) {benefit}, (at least in {site}|if carriers play along|more than anything else so far).

= {R} shows how to {benefit}
R: (This next part|What comes now|This bit) is (my favourite|why {industry} teams buy it|about {metric}), {B}, (you told me|you said|{colleague} wrote) that {symptom}, (so look at {feature}|so I prepared {feature}|{feature} answers that).
R: (Here|In this view|On the left) you (see|have|get) {metric} (per door|by carrier|for {site} and {site2}), (going back to {month}|over {few} weeks|compared with the plan), and (one click shows|you can open|underneath you find) (the loads behind it|who was late|the reasons).
B: (Okay|Oh|Right), (that is {adjective}|this looks {adjective}|I find that {adjective}), (and {team} could|so {colleague} could|would {role} be able to) (filter it|print it|get it by mail) (every {weekday}|without asking me|per site).
R: (Yes|They can|Sure), (any view can be saved|{feature2} does exactly that|it is two clicks), (and shared with {team}|and sent {daypart}|with rights per site).

= {B} reacts to {feature}
B: (Wait|Hold on|Sorry, can you go back), (what was that number|what does the {metric} column say|was that {feature}), (next to {site}|in the corner|below the chart)?
R: (This one|You mean this|Ah, that), it is {metric} (since {month}|for the week|by hour), (worked out from {source}|with no typing by {team}|against your target).
B: (That is {adjective}|I like that|This is {adjective}), (today {team} need {hours} for it|we get that from {tool}, days later|{role} asks for exactly that every {weekday}).
R: (Then|In that case|Good), {B}, (I will put it on your start page|let us make it part of the pilot|we should show that to {role}), (with the {site} doors|for {few} sites|and {metric2} beside it).

= Mobile check-in and drivers
R: (Now|Next|Let us move to) the (driver|gate|yard) side, {B}, (a driver arrives|a truck pulls up|somebody turns up) in {site} and (scans a code|gets a text|taps the kiosk), (in {few} languages|no app to install|it takes a minute).
B: (Our drivers|The drivers we get|Half of them) (never read signs|change every week|have old phones), (will that work|so what then|does the guard get a fallback)?
R: (The guard can|Then the gate can|{team} can) (check them in|do it by plate|pick the load from a list), (same result in {product}|and {feature} shows it either way|the clock starts there).
B: (Good|Okay|Fair), because (last {month}|in {month}|on a {weekday}) {story}, (and nobody knew when it had arrived|and the carrier still billed us|without a single time stamp).
R: (With a time stamp|Here every step has a time|{feature} keeps every scan), (so that argument|so the {metric} discussion|so a claim like that) (is over in minutes|takes one export|goes away), {B}.

= Reports for {role}
B: (What does|And what would|Can you show what) {role} (see|get|open) (in the end|on {weekday}s|once {site} is live), (a dashboard|a mail|something for the board pack)?
R: (There is|We have|I would use) {feature}, (it rolls up|it compares|it collects) {metric} and {metric2} (across sites|per region|week by week), (as a page or a file|with no logins needed|right into the inbox).
B: ({role} likes|The board wants|They want) (one number|a trend|traffic lights), (not forty columns|nothing more|and a sentence why), (we learned that in {month}|ask {colleague}|trust me).
R: (Then we hide the rest|One number it is|Easily done), (I would start with {metric}|say {metric} for {site}|{metric} with last year beside it), {B}, (and keep the detail for {team}|the rest is one click below|we can change it any time).

= Rules and exceptions in {product}
R: (Every site|Each of your sites|{site}) has (its rules|its own habits|special cases), (so there is {feature}|in {feature} you set those|{feature} is where they live), (frozen goods to door {few}|no hazardous after five|{few} loads an hour at most) (and so on|for instance|or whatever {team} decide).
B: (Who maintains|Who may change|And who writes) (those|the rules|that), (do {team} need you for it|is that an admin thing|can {colleague} do it) (or is it code|without breaking things|in {site2} as well)?
R: (Anyone you allow|{colleague} can|Whoever has the role), (it reads like a sentence|it is a form, not code|with a preview first), (and the log says who did it|you can roll it back|it can start on a date, say in {month}).
B: (I could|{team} could|We could) (live with that|try that with {process}|copy the {site} rules), (that is {adjective}|sounds {adjective}|so far so {adjective}).

= {B} wonders about adoption by {team}
B: (My worry is|What I wonder is|The open question for me is) (whether|if) {team} will (use it|trust it|open it), (they love {tool}|they have seen {few} systems come and go|change is hard in {site}).
R: (Fair point|That is real|I hear you), {B}, (what works is|what others did is|we usually) (start with one door|pick {few} people who are curious|run both side by side) (for {few} weeks|until {month}|in {site} only), (then they ask for it|and then switch {tool} off|on a {weekday} we stop the old way).
B: (And training|What about training|Does that need training), (how long|days or hours|for {dozens} people), (with shifts like ours|given the night shift|in {few} languages)?
R: (About an hour each|Ninety minutes|Half a shift), (your champions do it with us|in small groups|there is a sandbox to play in), (we did {dozens} people in {city}|and the videos stay|I send you the outline).

= Forecast of arrivals
R: ({product2} looks ahead|Now the forecast|This is {product2}), it (predicts|estimates|tells you) (arrivals|labour|door load) (for the next {few} hours|per door|for {weekday}), (from {source} and past weeks|and learns from no-shows|with the carriers' own positions).
B: (How accurate|How good|And how close) is (that|the prediction|it) (in real life|in {month}|with carriers like ours), {R}, (be honest|on a bad day|compared with {team}'s gut feeling)?
R: (Within {few} minutes|Better than {pct} error|Close enough to plan labour) (for most loads|once it has seen {few} weeks|on the motorway routes), (worse in {weather}|less so for spot carriers|and it says how sure it is).
B: (That is more than we have|I would take it|Good enough for {team}), (today it is {tool}|{colleague} guesses {daypart}|we find out at the gate), (and then {symptom}|and pay for it in {metric}|which is no plan at all).
`
