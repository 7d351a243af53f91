/** What English listeners throw in, and how speakers begin a sentence. */

/** Short enough to be said while the other goes on talking; so varied that no call sounds like another. */
export const backchannels = `
(Mhm|Uh-huh|Right|Okay|Sure|Yeah|Yes|I see|Got it|True|Fair|Exactly|Really|Ah|Oh|Hm|Well|Wow|Huh|Indeed|Absolutely|Definitely|Totally|Makes sense|Good), (same|familiar|it is like that|known story|been there|heard that) (in {site}|in {site2}|in {city}|at {account}|with {team}|for {team2}|on {weekday}s|in {month}) (too|as well|every time|again|all year|lately|sometimes|mostly)
(Mhm|Right|Okay|Sure|Yeah|I see|Got it|Fair enough|Good|Great|Nice|Interesting|Ah|Oh|Hm|Cool|Perfect|Noted), (I|we) (noted|have|follow|saw|wrote down|take|know|like|remember|understand|get|mark) (the {process} part|the {metric} point|that about {process}|the bit on {metric}|the one with {team}|{feature}|what you said on {feature2})
(Okay|Yeah|Right|Sure|True|Hm|Well|I know|Oh|Exactly|Of course|Honestly|Probably|Possibly), {process} (again|for sure|of course|as ever|first|then|too|I suppose|by {month}|on {weekday}|in {city}|at {site}|with {team})
(Mhm|Uh-huh|Yeah|Okay|Right|I see|Sure|Ah|Oh|Hm|Great|Good|Fine|Lovely|Nice|Noted), {weekday}s (with|without|and) {team}, (yes|right|I bet|of course|sure|I can imagine|I know|believe me|no doubt|as always|you said|I remember)
(Makes sense|I hear you|Fair point|That helps|Good to know|I get it|Point taken|Understood|I can imagine|No surprise|That tracks|I believe it|Good question|Same here), (given|with|considering|thinking of|knowing|because of) ({process}|{metric}|{team}|{month} and {process2}|{city}|the {metric} talk|{weekday} in {site}|{few} sites and {team})
(Yeah|Right|Okay|Sure|Well|Hm|Ah|Oh|So), {few} (of them|times|weeks|people|doors|sites|trucks|calls|carriers), (that is|sounds like|which is) (a lot|something|not bad|more than {month}|enough|what I thought|the same in {city}|plenty for {team}|{weekday} for you|less than {site2})
`

/** Put before a sentence now and then; the sentence goes on in lower case where its first word allows. */
export const hesitations: readonly string[] = [
  'So,',
  'Um,',
  'I mean,',
  'You know,',
  'Well,',
  'Look,',
  'Honestly,',
  'Actually,',
  'And,',
  'Yeah, so',
  'Okay, so',
  'Right, so',
  'Uh,',
  'To be fair,',
  'As I said,',
  'In a way,',
]

/** First words that lose their capital after a hesitation. */
export const lowerableWords: readonly string[] =
  `The This That These Those There We You They It If When With For In On At Our Your Their Every Each Some Most Half One Two
   Maybe Usually Last Behind Under Each Any Both Where What How Who Which Can Could Would Do Does Did Is Are Was Were Have Has
   Had Take Put Let Then But Because Since By From Until After Before Today Mostly Within Nobody Somebody Anyone And`.split(
    /\s+/,
  )

/** Make a short sentence one that is not heard in every call. */
export const statementTails = `
  , at least (in|for) ({site}|{site2}|{city}|{team})
  , (as far as|if) {team} (can tell|see it|know)
  , (going by|judging by|looking at) {metric} (in {month}|last {weekday}|this year)
  , and {process} is (no different|the same|next|another one)
  , (with|given|and that with) {few} (people|doors|trucks|carriers) (on {weekday}s|in {month}|short)
  , (so|or so) {role} (says|thinks|keeps saying|told {team})
  , (same as|just like|not like) (in|over in|down in) {city} (in {month}|last year|before)
  , (though|but) {process} (comes first|can wait|is on my mind|belongs to it)
  , (that is|that was|it is) what {team} (want|said|asked for|hoped) (in {month}|on {weekday}|too)
  , (knowing|considering|thinking of) {process} (and {metric}|in {month}|with {team})
  , (even|also|especially) (on a {weekday}|in {month}|at the end of {month}) (in {site}|with {team}|for us)
`

export const questionTails = `
  , (thinking of|looking at|with regard to|as to) {process} (in {site}|for {team}|in {month})
  , (given|considering|with) {metric} (in {month}|last {weekday}|at {site}|this year)
  , (say|for instance|for example) (in {site2}|on a {weekday}|in {month}) (with {team}|for {process})
  , (now that|when|if) {team} (are involved|have a say|join in|ask for it) (in {month}|on {weekday}|too)
  , (speaking of|on the matter of|when it comes to) {process} (and {team}|and {metric}|in {city})
  , (and I mean|I mean) (for {team}|in {site}|with {process}) (on a {weekday}|in {month}|this year)
`
