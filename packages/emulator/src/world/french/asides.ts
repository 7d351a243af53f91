/** What French speakers add when they go on. */
const pain = `
  Rien qu'en {month} on a eu {few} jours où {symptom}, (et {team} sont restés tard|cela nous a coûté cher)
  Une fois, {story}, un {weekday} bien sûr, (et {role} en parle encore|depuis, on se méfie)
  À {site2} ils font autrement pour {process}, avec {tool}, (impossible de comparer|{role} reçoit deux rapports)
  {team} me disent que {process} est (le pire moment de la journée|ce qui les épuise), (et je les crois|surtout le {weekday})
  Avec {weather}, {process} devient (un casse-tête|une loterie), et {team} (improvisent|attendent), (le temps d'attente s'envole|c'est usant)
  Il y a {colleague}, qui sait tout, et qui part en {month}, (après, je ne sais pas|ensuite ce sera {tool} sans mode d'emploi)
  Le {weekday}, {dozens} de camions, {few} en avance, et {team} avec {tool}, (vous voyez le tableau|voilà notre réalité)
`

const proof = `
  Un client à {city} l'a mis en place en {month}, et l'on y a gagné {pct} sur {metric}, (sans embaucher|en {few} semaines)
  {feature} (lit|interroge) {source} toutes les {few} minutes, (rien n'est saisi deux fois|et signale les écarts)
  À {city}, {team} ont gagné {effort}, (c'est eux qui le disent|et {tool} a disparu)
  Si {symptom}, {feature} prévient {team} (à temps|{few} heures avant), (avec une proposition|et l'on voit qui est touché)
  {teammate} était sur place à {city}, {dozens} de personnes formées en {few} jours, (sans arrêter {process}|un {weekday} en plus)
  Vous choisissez les couleurs et les limites, {B}, (la plupart gardent les nôtres|on peut revenir en arrière), {team} les voient partout
`

export const asides = {
  discovery: { company: proof, customer: pain },
  demo: { company: proof, customer: pain },
  pricing: { company: proof, customer: pain },
  objections: { company: proof, customer: pain },
  movingForward: { company: proof, customer: pain },
  nextSteps: { customer: pain },
}
