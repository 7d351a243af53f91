/** The keywords of the trackers that every company has from the start, in English. */
const phrases = (text: string): readonly string[] => text.split(';').map((phrase) => phrase.replace(/\s+/g, ' ').trim())

export const budget = phrases('budget; money earmarked; set aside; spending limit; cost centre')

export const businessGoals =
  phrases(`business goal; growth target; top priority; road map; big rocks; clear objective; the mandate;
  success criteria; win back; close that gap; strategic goal; key result; north star; annual plan; board target; ambitious;
  grow by; better by; bottom line; market share; customer promise`)

export const decisionProcess =
  phrases(`decision process; signs off; steering group; who signs; has the last word; reference calls;
  final say; sign it off; decision maker; procurement reads; above our limit; has a say`)

export const discount =
  phrases(`discount; sharpen the pencil; special price; on top for free; prepayment; side letters; valid until;
  price is locked; rebate; sweetener; promotional`)

export const discoveryQuestions =
  phrases(`walk me through; tell me about; who touches it; what do you get measured on; how much time;
  have you tried; what got in the way; help me understand; give me a feel; who else; what keeps; what happens when; how often would;
  what would you; what would make; how does a decision; is that still; may i ask; what is the impact; can you describe;
  what would it be; who sees that number; do you know what; let us say you could; suppose you could; what gets measured; in what way;
  what does success; how do you`)

export const economicPulse =
  phrases(`hiring freeze; inflation; fuel prices; interest rates; recession; layoffs; cost cutting; tariffs;
  supply crunch; strike; freight rates; energy costs; slowdown; downturn; uncertainty; headwinds; tight market; labour shortage;
  wage pressure; exchange rate; credit crunch; consumer demand; froze spending; frozen for new spending; half gone; price pressure;
  trade war; port congestion; container rates; bankruptcy; insolvency; restructuring; austerity; stagflation; central bank; rate cut;
  rate hike; minimum wage; sanctions; export ban; shortfall; belt tightening; soft landing; budget cuts; weak quarter; macro climate`)

export const nextSteps =
  phrases(`next steps; send the invite; meet again; calendar invite; recap; action items; homework; same people;
  by tonight; touch base; speak again; follow up on; put something in; on my list`)

export const objections =
  phrases(`too expensive; a lot of money; hard to swallow; not convinced; my main concern; bothers me;
  bad experience; been burnt; not ideal; not sure this; looking right now; we already have; burning platform; side by side;
  call back in; my worry is; works council; good luck with that; too much at once; so i want proof; cannot take on; tired of projects;
  double work; confuses; never ends well; too busy; bad starts; stubborn; will not log in; free is not free; why change;
  i do not buy it; no promises; think about that first; who decides that; let me think`)

export const painPoints =
  phrases(`biggest pain; real headache; main problem; firefighting; detention bills; overtime; double bookings;
  drop everything; scramble; no door was free; trucks queue; drivers wait for hours; error prone; manual process; eats the day; starts with a backlog;
  from an old list; blames the dock; yard fills up; typed in three times; phones ring; worst part of the day; falls over at peak;
  too late; angry calls; wrong trailer`)

export const pricing =
  phrases(`per seat; price tag; list price; annual contract; billed annually; paid once a year; transaction fees;
  flat price; volume pricing; setup fee; project fee; price increases; the uplift; quarterly is possible; extra cost; before tax;
  the quote; cost comparison; options, small; red pen; fine print; invoicing; licence; no overage; payback period; return on investment;
  price is hard`)
