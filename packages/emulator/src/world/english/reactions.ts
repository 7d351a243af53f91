/** What English listeners throw in, and how speakers begin a sentence. */

/** Short enough to be said while the other goes on talking; so varied that no call sounds like another. */
export const backchannels = `
(Mhm|Uh-huh|Right|Okay|Sure|Yeah|Yes|I see|Got it|True|Fair|Exactly|Really|Ah|Oh|Hm|Well|Wow|Huh|Indeed|Absolutely|Definitely|Totally|Makes sense|Good), (same|familiar|it is like that|known story|been there|heard that) (in {site}|in {site2}|in {city}|at {account}|with {team}|for {team2}|on {weekday}s|in {month}) (too|as well|every time|again|all year|lately|sometimes|mostly)
(Mhm|Right|Okay|Sure|Yeah|I see|Got it|Fair enough|Good|Great|Nice|Interesting|Ah|Oh|Hm|Cool|Perfect|Noted), (I|we) (noted|have|follow|saw|wrote down|take|know|like|remember|understand|get|mark) (the {process} part|the {metric} point|that about {process}|the bit on {metric}|the one with {team}|{feature}|the {feature2} thing)
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
   Had Take Put Let Then But Because Since By From Until After Before Today Mostly Within Nobody Somebody Anyone And`.split(/\s+/)
