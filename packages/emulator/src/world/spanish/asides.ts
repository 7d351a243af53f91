/** What Spanish speakers add when they go on. */
const pain = `
  Solo en {month} tuvimos {few} días en los que {symptom}, (y {team} se quedaron hasta tarde|nos costó caro)
  Una vez {story}, un {weekday}, claro, (y {role} todavía lo cuenta|desde entonces vamos con cuidado)
  En {site2} llevan {process} de otra forma, con {tool}, (no hay manera de comparar|{role} recibe dos informes)
  {team} me dicen que {process} es (lo peor del día|lo que más cansa), (y les creo|sobre todo el {weekday})
  Con {weather}, {process} es (una lotería|un dolor de cabeza), el tiempo de espera se dispara y {team} (improvisan|esperan)
  Está {colleague}, que lo sabe todo, y se jubila en {month}, (después, no sé|luego nos queda {tool})
  El {weekday}, {dozens} camiones, {few} antes de hora, y {team} con {tool}, (ya se lo imagina|así vivimos)
`

const proof = `
  Un cliente de {city} lo puso en marcha en {month}, y {metric} mejoró {pct}, (sin contratar a nadie|en {few} semanas)
  {product} consulta {source} cada {few} minutos, (nada se teclea dos veces|y avisa de lo que no cuadra)
  En {city}, {team} ganaron {effort}, (lo dicen ellos|y {tool} desapareció)
  Si {symptom}, {product} avisa (a tiempo|{few} horas antes), (con una propuesta|y se ve a quién afecta), {B}
  {teammate} estuvo en {city}, {dozens} personas formadas en {few} días, (sin parar {process}|y en {weekday})
  Los colores y los límites los eligen ustedes, {B}, (casi todos dejan los nuestros|siempre se puede volver), y {team} los ven en todas partes
`

export const asides = {
  discovery: { company: proof, customer: pain },
  demo: { company: proof, customer: pain },
  pricing: { company: proof, customer: pain },
  objections: { company: proof, customer: pain },
  movingForward: { company: proof, customer: pain },
  nextSteps: { customer: pain },
}
