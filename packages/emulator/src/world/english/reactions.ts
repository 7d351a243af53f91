/** What English listeners throw in, and how speakers begin a sentence. */

/** Short enough to be said while the other goes on talking; so varied that no call sounds like another. */
export const backchannels = `
  (Mhm|Uh-huh|Right|Okay|Sure|Yeah|Yes|I see|Got it|True|Fair|Exactly|Really|Ah|Oh|Hm|Well|Indeed), (makes sense|good to know|I can imagine|we had that too|understood|I follow|I believe it|that fits|no surprise there|I thought so|that rings a bell|I know the feeling|that helps|say no more|go on|fair enough), {you}
  (Mhm|Right|Okay|Sure|Yeah|I see|Got it|Fair enough|Ah|Oh|Hm|Noted), {process}, (of course|I remember|as you said|in {site}, right|with {team}|you mentioned that|I wrote that down|same in {city}), {you}
  (Mhm|Right|Okay|Sure|Yeah|I see|Got it|Interesting|Ah|Oh|Hm|Noted), (so it comes down to|that touches|and that shows in|which is about|it always ends with|so we are back at) {metric} (again|then|in the end|for {team}|in {month}|somehow)
  (Oh|Wow|Hm|Huh|Really|Ouch|Okay|Right|Well|I see), (on a {weekday}|in {month}), (of all days|as always|with {team}|in {site}|with {process} on top|just like {city}), {you}
  (Makes sense|I hear you|Fair point|That helps|Good to know|I get it|Point taken|Understood|No surprise|That tracks|I believe it|Same here), {you}, (given|with|considering|knowing) ({process}|{metric}|{team}|what {role} said|{month} ahead)
  (Yeah|Right|Okay|Sure|Mhm|Ah|True|I see), {team} (told me|said so|would agree|feel that too|keep saying that|mentioned it|know that one|wrote about it) (in {month}|on {weekday}|last time|already|as well|in {site})
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
   Had Take Put Let Then But Because Since By From Until After Before Today Mostly Within Nobody Somebody Anyone`.split(
    /\s+/,
  )

/** Make a short sentence one that is not heard in every call; the customer's may speak of the customer's own people. */
export const companyTails = `
  , (honestly|I think|I guess|I suppose|for now|in general|most weeks|as a rule|these days|this year|to my mind|as it stands|so far|by and large|from what I see), {you}
  , {you}, (as I said|I have to say|to put it simply|one way or another|at this point|in the end|all in all|if I may say so|for what it is worth|no question|as you know|in my book|more or less|truth be told)
  , {you}, (at least|certainly|mostly|especially) (in {month}|on {weekday}s|for {site}|these days|with {process})
  , (at least|certainly|mostly) (for|with) {process} (in {month}|in {site}|these days|so far)
`

export const customerTails = `
  , (honestly|I think|I guess|I suppose|for now|in general|most weeks|as a rule|these days|this year|to my mind|as it stands|so far|by and large|from what I see), {you}
  , {you}, (as I said|I have to say|to put it simply|one way or another|at this point|in the end|all in all|for what it is worth|no question|as you know|more or less|truth be told)
  , {you}, (at least|certainly|mostly|especially) (in {month}|on {weekday}s|with {team}|for {site}|these days)
  , {you}, (or so|at least that is what) {role9} (says|thinks|tells {team}|keeps saying)
  , at least (for|with) {team} (in {month}|in {site}|on {weekday}s|these days|so far)
  , as far as {team} (can tell|know|see) (in {month}|in {site}|these days|right now)
`

export const questionTails = `
  , (in your view|if you had to guess|generally speaking|as you see it|these days|right now|in practice|at the moment|by the way|if I may ask|just roughly|in a word|do you know), {you}
  , {you}, (say|for instance|for example) (in {month}|on a {weekday}|with {team}|over in {site2})
  , {you}, (thinking of|looking at|when it comes to) ({process}|{metric}|{team}|{site})
  , (thinking of|looking at|with an eye on) {process} (in {site}|for {team}|in {month}|on {weekday}s)
  , (say|for instance|for example) (in {month}|on a {weekday}|in {site2}) (with {team}|for {process}|around {process})
`
