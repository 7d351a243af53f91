import { ACCOUNT_NAMES } from '../account-names.ts'
import { PERSON_NAMES } from '../person-names.ts'

/** What the slots of the English scripts stand for. Items of a list are parted by semicolons. */
const items = (text: string): readonly string[] => text.split(';').map((item) => item.replace(/\s+/g, ' ').trim())

export const lexicon: Readonly<Record<string, readonly string[]>> = {
  city: ACCOUNT_NAMES.eng.cities,
  person: PERSON_NAMES.eng.given,
  client: ACCOUNT_NAMES.eng.stems,
  figure:
    items(`$18,000; $24,500; $31,000; $36,400; $42,000; $47,500; $52,800; $58,000; $63,600; $71,000; $77,200; $84,000;
    $91,500; $98,000; $104,000; $112,600; $126,000; $139,500; $150,000; $168,000; $187,200; $210,000; $245,000; $318,000`),
  process:
    items(`dock scheduling; appointment booking; carrier onboarding; yard checking; load planning; returns intake;
    freight invoicing; proof of delivery; slot allocation; cross-docking; cycle counting; wave planning;
    late-load follow-up; customs paperwork; detention handling; route tendering; gate check-in; trailer assignment;
    shift handover; pallet tracking; exception handling; inbound forecasting; temperature logging;
    cut-off management; drop-trailer planning; morning dispatch; container unloading; seal checking; backhaul matching;
    weekend cover; store replenishment; claims handling; parcel sortation; vendor compliance; inbox triage;
    overflow storage`),
  team: items(`the dock team; the planners; the night shift; the transport desk; the service desk; the yard crew;
    the site leads; the finance people; the inbound team; the control room; the carriers; the warehouse supervisors;
    the buyers; the returns desk; the regional leads; the IT people; the dispatchers; the 3PL; the customs desk;
    the key account team; the forklift drivers; the early shift; the gate guards; the inventory team;
    the store managers; the quality people; the export desk; the import team; the planners in head office;
    the account coordinators`),
  tool: items(`a shared spreadsheet; an old Access database; e-mail and a whiteboard; a module in the ERP;
    two spreadsheets and a group chat; a portal somebody built ten years ago; phone calls; the carriers' own portals;
    a calendar in the mail client; a ticket queue; paper forms; macros that one person understands; a homegrown web page;
    sticky notes and good will; a report that runs overnight; the warehouse system and a lot of copy and paste;
    a shared mailbox; a wall planner; three tabs that never agree; a tool the last director picked;
    a spreadsheet with forty columns; walkie-talkies and memory; the old transport system; a form on the intranet;
    printouts from the night before; a chat bot nobody trusts; a database that only one office can reach;
    an export that breaks every month`),
  feature:
    items(`the appointment calendar; the carrier portal; the exception board; the arrival forecast; the yard view;
    the detention report; the rules editor; the mobile check-in; the service level page; the audit trail; the bulk editor;
    the dock heat map; the alerts feed; the handover notes; the scorecard page; the what-if planner; the role settings;
    the activity log; the data export; the mailbox parser; the gate kiosk; the trailer timeline; the capacity slider;
    the recurring bookings; the late-load alert; the photo upload; the driver text messages; the site overview;
    the weekly digest; the no-show counter; the load board; the door assignments`),
  benefit: items(`cut the waiting time at the gate; stop the double bookings; see late loads before lunch;
    take the morning calls off the planners; give carriers one place to look; argue detention bills with evidence;
    plan labour by the hour; free two doors at peak; hand over shifts without a meeting;
    spread the arrivals over the day; keep the yard moving; get invoices out the same day;
    know what is on which trailer; react before the customer calls; run the weekend with fewer people;
    answer carriers in minutes; stop retyping bookings; show the board one number; compare sites fairly;
    bring new staff up to speed in a week; close the books sooner; avoid the Friday rush;
    keep promises to the stores; book slots without a phone call`),
  metric: items(`on-time arrivals; dock utilisation; detention cost; turnaround time; booking lead time; no-show rate;
    trailer dwell; loads per labour hour; first-time receipts; claims per thousand loads; gate-to-door time; overtime hours;
    missed slots; late departures; empty miles; pick accuracy; order fill rate; carrier acceptance; appointment changes;
    cost per pallet; queue length; rescheduled loads; unload time; calls per booking`),
  symptom: items(`trucks queue on the road; nobody knows which door is free; the phones ring from six in the morning;
    drivers wait for hours; two carriers turn up for one slot; detention bills cannot be disputed;
    the night shift works from an old list; loads get lost between shifts; the stores hear about delays too late;
    the same load is typed in three times; the yard fills up before noon; planners spend the day firefighting;
    the wrong trailer gets unloaded first; the carrier blames the dock and the dock blames the carrier;
    overtime creeps up every week; returns pile up by the fence; the forecast is a guess;
    somebody drives round the yard with a clipboard; the best carrier threatens to leave;
    the weekend starts with a backlog; perishables sit in the sun; the customer finds out first;
    every site invents its own rules; new people need months to learn it; the numbers never match the invoices;
    one sick day brings the whole desk down`),
  story: items(`a reefer full of yoghurt sat at the wrong gate; a driver slept in the yard because no door was free;
    the auditor asked for a log that nobody had; a whole promotion arrived a day late;
    somebody overwrote the sheet on a Friday; two sites promised the same trailer;
    a carrier billed nine hours of waiting; the fire marshal counted the trailers;
    a new planner booked the entire week twice; the mail server went down and took the bookings with it;
    the biggest store opened with empty shelves; forty pallets went to the wrong city; a seal number did not match;
    the import desk lost a container for three days; the COO happened to stand at the gate;
    one wrong date moved every slot by a day; a customer watched the truck on his own camera;
    the temp agency sent people to a closed dock; a flood of returns came in unannounced;
    the peak plan was off by a third`),
  few: items(`two; three; four; five; six; seven; eight; nine; ten; eleven; twelve; thirteen; fourteen`),
  dozens:
    items(`a dozen; fifteen; eighteen; twenty; twenty-two; twenty-five; thirty; thirty-five; forty; forty-five; fifty;
    sixty; seventy; eighty; ninety; a hundred; a hundred and twenty; a hundred and fifty; two hundred; close to three hundred`),
  pct: items(`eight percent; ten percent; eleven percent; twelve percent; fourteen percent; fifteen percent; sixteen percent;
    eighteen percent; nineteen percent; twenty percent; twenty-two percent; a quarter; twenty-seven percent; thirty percent;
    a third; thirty-five percent; close to forty percent; nine percent; six percent; seven percent`),
  hours:
    items(`two hours; three hours; half a day; most of a morning; six hours; ten hours; twelve hours; two full days; an hour;
    ninety minutes; four hours; an entire afternoon; fifteen hours; a day and a half; five hours; forty minutes; three evenings;
    eight hours; half a shift; seven hours; a whole weekend; a good hour; two afternoons; nine hours`),
  effort:
    items(`two hours a day; three hours a day; half of every day; six hours a week; ten hours a week; an hour every shift;
    twelve hours a week; two full days a week; one full-time person; ninety minutes a day; four hours each Monday;
    fifteen hours a week; a day and a half a week; an hour per carrier; five hours on a quiet day; two people until noon;
    three evenings a month; a shift and a half a week; seven hours a week; half a head count; two head counts`),
  month: items('January; February; March; April; May; June; July; August; September; October; November; December'),
  weekday: items('Monday; Tuesday; Wednesday; Thursday; Friday'),
  daypart:
    items(`first thing in the morning; before lunch; right after lunch; late in the afternoon; at the end of the day;
    around ten; around two; after the stand-up; before the shift change; in the evening; early in the morning; around noon`),
  role: items(`the COO; the head of logistics; the CFO; the VP of operations; the IT director; the supply chain lead;
    the site director; the controller; the procurement lead; the managing director; the board; the regional director;
    the head of customer service; the security officer; the transformation office; the works council;
    the legal counsel; the head of warehousing; the owner; the transport director`),
  doc: items(`the proposal; the order form; a one-page summary; the security questionnaire; the rollout plan; the slide deck;
    the recording; a short recap; the data sheet; the reference list; the statement of work; the sample export;
    the integration guide; the cost comparison; the pilot plan; the service terms; the data protection annex;
    the business case; the list of open questions; the test credentials; the training outline; the site checklist`),
  source: items(`the warehouse system; the ERP; the transport system; the carrier feeds; the telematics provider;
    the order database; the label printer service; the identity provider; the finance system; the gate cameras;
    the customs broker's feed; the returns portal; the forecasting model; the data lake; the old booking tool;
    the store ordering system; the EDI gateway; the scanner middleware`),
  system: items(`warehouse system; ERP; transport system; carrier feed; telematics; order database; label printer;
    identity provider; finance system; gate camera; customs broker; returns portal; forecasting model; data lake; booking tool;
    store ordering; EDI gateway; scanner middleware`),
  adjective:
    items(`solid; fair; useful; reassuring; sensible; clear; promising; better than I feared; close to what we need;
    simpler than I thought; encouraging; honest; workable; neat; familiar; interesting; refreshing; thorough`),
  hobby: items(`ran a half marathon; painted the whole kitchen; drove out to the lake; watched the kids play football;
    fixed the garden fence; went camping in the rain; tried to bake bread; visited my parents; got lost on a hike;
    finally cleaned the garage; saw a terrible film; adopted a very loud dog; moved house; took the train to the coast;
    cooked for twenty people; slept, for once; went to a wedding; built a tree house; learned to sail, badly;
    coached the under-tens; rode my bike to the next town; planted tomatoes; queued for concert tickets;
    repaired an old radio; hosted the in-laws; went fishing and caught nothing; played cards until two; lost at chess again`),
  weather: items(`rain all week; the first proper snow; thirty degrees and no air conditioning; fog until noon;
    a storm that took the power out; sunshine for a change; wind that moves the trailers; grey skies since Sunday;
    hail as big as peas; the nicest autumn in years; ice on every road; a heat wave; drizzle, drizzle and drizzle;
    a thunderstorm every evening; mild and sunny; frost on the windscreen`),
  travel:
    items(`delayed two hours at the gate; stuck behind a jack-knifed lorry; on the first train out; rebooked twice;
    in a hotel with no hot water; through customs in ten minutes, a record; on the road since five;
    in three cities in two days; next to a man who sang; on a plane with no wifi; stuck in the tunnel for an hour;
    upgraded for the first time ever; without my suitcase; home by midnight; in the wrong terminal; on a very slow ferry`),
}
