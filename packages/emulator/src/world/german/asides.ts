/** What German speakers add when they go on. */
const pain = `
  Allein im {month} hatten wir {few} Tage, an denen {symptom}, (und {team} blieben bis abends|das kostete uns viel)
  Einmal {story}, an einem {weekday} natürlich, (und {role} redet heute noch davon|seitdem sind wir vorsichtig)
  In {site2} nutzt man (am {weekday}|im {month}) {tool}, (vergleichen kann man das nicht|{role} bekommt zwei Berichte)
  {team} sagen mir, {process} sei (das Schlimmste am Tag|der Grund für die Kündigungen), (und ich glaube ihnen|vor allem am {weekday})
  Bei schlechtem Wetter wird {process} zum Glücksspiel, die Wartezeit steigt, und {team} (improvisieren|warten), (gerade im {month}|das zermürbt)
  Es gibt {colleague}, die Person weiß alles, und geht im {month} in Rente, (danach wird es dunkel|und dann haben wir nur {tool})
  Am {weekday} {dozens} Lkw, {few} zu früh, und {team} hätten gern eine Übersicht, (Sie sehen das Bild|so ist das hier)
`

const proof = `
  Ein Kunde in {city} hat das im {month} eingeführt, seither ist {metric} um {pct} besser, (ohne neue Leute|nach {few} Wochen)
  Alle {few} Minuten fragt {product} die Daten ab, {source} bleibt, wie es war, (nichts wird doppelt getippt|und Abweichungen fallen auf)
  In {city} haben {team} {effort} gewonnen, (sagen sie selbst|und die Listen sind weg)
  Wenn {symptom}, warnt {product} rechtzeitig, {few} Stunden vorher, (mit einem Vorschlag|und man sieht, wen es trifft)
  {teammate} war in {city} dabei, {dozens} Leute in {few} Tagen geschult, (ohne Stillstand|an einem {weekday} dazu)
  Farben und Grenzen wählen Sie selbst, {B}, (die meisten behalten unsere|zurück geht immer), {team} sehen sie überall
`

export const asides = {
  discovery: { company: proof, customer: pain },
  demo: { company: proof, customer: pain },
  pricing: { company: proof, customer: pain },
  objections: { company: proof, customer: pain },
  movingForward: { company: proof, customer: pain },
  nextSteps: { customer: pain },
}
