/** What is said in Spanish calls. */
export const opening = `
= {R} y {B} se saludan
R: (Hola|Buenos días|Buenas) {B}, (me oye bien|se escucha bien|llega bien el sonido) (en {site}|por su lado|en {account})?
B: (Hola|Buenos días) {R}, sí, (perfectamente|muy bien|alto y claro), (incluso desde {site}|a pesar del ruido del muelle|con los cascos, al menos).
R: (Estupendo|Perfecto|Muy bien), gracias por el tiempo, {B}, (y más un {weekday}|en pleno {month}).
B: (De nada|Con gusto), (lo teníamos pendiente desde {month}|{team} se apañan una hora sin mí).

= {B} tiene poco tiempo
B: Hola {R}, (le aviso|una cosa antes), tengo que (salir diez minutos antes|terminar en punto), {team} me esperan (en {site}|para {process}).
R: (Entendido|Sin problema), {B}, (vamos al grano|seré breve), y el resto (va por correo|lo vemos el {weekday}).
`

export const smallTalk = `
= Hablan del fin de semana
R: ¿Qué tal el fin de semana, {B}, (descansó algo|otra vez de guardia|algún plan bonito)?
B: (Muy bien, gracias|Bien|Corto), {hobby}, y con {weather}, (todavía lo noto|me vino de maravilla), ¿y usted?
R: Yo nada especial, {hobby2}, (y aquí estamos|y con {weather2}).

= Comparan el tiempo que hace
R: ¿Qué tiempo tienen en {site}, {B}, aquí hay {weather}?
B: (Ni me hable|Pues mire), {weather2}, y {team} (llegaron tarde|se lo toman con humor), (es {month}, al fin y al cabo|como cada año).
`

export const discovery = `
= {B} explica cómo funciona {process}
R: (Descríbame|Cuénteme|Me gustaría entender) {process} (hoy|un {weekday} normal|en {site}), {B}.
B: (Ahora mismo|Hoy por hoy|La verdad), usamos {tool}, y {team} (lo mantienen vivo|lo llevan a mano|tienen cada uno su versión).
R: ¿Y cuánto tiempo se va en eso, (más o menos|solo en {site}|todo sumado)?
B: (Yo diría que|La última vez contamos) {effort}, (y {site2} está peor|sin contar llamadas|y en {month} más).
R: (Entiendo|Ya veo|Anotado), {effort} para {process}, (lo oigo a menudo|se va sumando).

= El mayor problema de {account}
R: Si pudiera cambiar una sola cosa, {B}, ¿(cuál sería|por dónde empezaría) (en {site}|primero)?
B: (Fácil|Sin duda|Muy claro), el problema es que {symptom}, (cada {weekday}|sobre todo en {month}|en cuanto faltan manos).
R: ¿Y qué pasa entonces, (en {site}|con sus clientes|ese día)?
B: {team} (corren de un lado a otro|llaman a todo el mundo|lo dejan todo), y {role} (quiere un informe|me llama|pregunta por qué).

= Lo que cuesta
R: ¿Han calculado lo que cuesta, cuando {symptom}?
B: (Lo intentamos|{colleague} hizo las cuentas), salía {pct} (más de lo previsto|del gasto en transporte), (y creo que es poco|{role} se sorprendió).
R: ¿Quién mira ese número, {B}, (usted o más arriba|también {boss})?
B: {role}, (cada {weekday}|una vez al mes), pero {team} lo notan primero.

= Los objetivos del año
R: ¿Cuáles son las prioridades de este año, {B}, (crecer o ahorrar|{metric}, u otra cosa)?
B: Primero {metric}, luego {metric2}, nos falta {pct}, y en {month} abrimos {site2}, (con la misma gente|sin nuevas plazas).
R: Es (ambicioso|muy claro), entonces {process} (no puede seguir así|tiene que acompañar).

= Lo que ya se intentó
R: ¿Ya probaron algo, {B}, (una herramienta|una reorganización|{rival}, quizá)?
B: Sí, en {month}, con (una consultora|{rival}|otra hoja), y duró {few} semanas, (luego volvió {tool}|luego cambió la dirección).
R: ¿Qué faltó, (tiempo, datos o ganas|según usted)?
B: (Alguien que se encargara|Un enlace con {source}|Que {team} se lo creyeran), lo digo desde {month}.

= Volúmenes y sistemas
R: Deme una idea de los volúmenes, {B}, ¿cuántos camiones (al día|un {weekday}) en {site}?
B: {dozens} al día, con {doors} muelles y {carriers} transportistas, (y el doble en {month}|{site2} hace la mitad).
R: ¿Y manda {source}, (supongo|u otra cosa)?
B: (En teoría sí|Más o menos), pero {team} miran {tool}, (de ahí los errores|por eso {symptom}).

= Quién decide en {account}
R: ¿Quién más (opina|tiene que verlo|decide) en {account}?
B: {role}, y claro, {boss}, (que firma todo|por el dinero), (quiere números|sin grandes discursos).
`

export const demo = `
= {R} comparte la pantalla
R: Comparto la pantalla, {B}, esto es {feature}, (con datos de prueba|para un centro como {site}), cada línea es (una carga|un muelle).
B: Sí, lo veo, (la letra es algo pequeña|{colleague} también mira), (pero bien|siga, por favor).
R: El rojo avisa de un retraso, {team} lo ven enseguida, (sin llamar|sin teclear), y los datos vienen de {source}.
B: ¿Y se actualiza solo, o {team} tienen que (teclear|refrescar) algo?
R: Solo, {source} avisa de cada cambio (en menos de un minuto|al momento), {B}.

= Mover una cita
B: ¿Y si un transportista quiere cambiar la franja un {weekday}, (a última hora|como siempre), qué hacen {team}?
R: Abre {feature}, elige otra franja, y {product} comprueba (las reglas de {site}|si hay muelle), (nadie coge el teléfono|son {few} clics).
B: Eso nos ahorraría {effort}, (si todos participan|al menos en {site}).

= Las reglas de cada centro
R: Cada centro tiene sus reglas, están en {feature}, (los frescos al muelle {few}|mercancía peligrosa por la mañana), y {team} las cambian solos.
B: ¿Sin informática, (y con historial|y si alguien se equivoca)?
R: Con historial, y en {few} clics vuelve todo atrás, {B}, (a los auditores les gusta|lo pidieron en {city}).
B: Me parece {adjective}, (que lo vea {colleague}|{role} lo va a preguntar).

= La interfaz con {source}
B: Hablemos de {source}, ¿cómo es la interfaz, (por ficheros o directa|y quién la hace)?
R: La interfaz ya existe, (la usa un cliente de {city}|lleva {few} días), necesitamos una cuenta de servicio y un entorno de pruebas.
B: ¿Y la protección de datos, (dónde está el centro de datos|van cifrados), porque {role} lo va a mirar?
R: El centro de datos está en Europa, los datos van cifrados, con inicio de sesión único, todo consta en {doc}.

= Si {team} lo van a usar
B: Mi miedo es que {team} no lo usen, (les gusta {tool}|han visto pasar {few} sistemas).
R: Lo entiendo, {B}, empezamos con (un muelle|{few} voluntarios), durante {few} semanas, (luego lo piden los demás|en {city} funcionó).
B: ¿Y la formación, (cuánto dura|en qué turno)?
R: Hora y media, en grupos pequeños, (con sus propias cargas|y luego hay vídeos), {teammate} va a {site}.

= Cifras para {role}
R: Para la dirección está {feature}, con {metric} (por centro|semana a semana), (cada {weekday} por correo|sin contraseña).
B: {role} quiere un solo número, {metric} por ejemplo, (y una frase|nada de cuarenta columnas).
R: Pues un número, {B}, y el detalle (queda para {team}|a un clic).
`

export const pricing = `
= {R} explica el precio
B: (Vamos al precio|Hablemos de dinero|¿Y esto cuánto cuesta), {R}, para {site}, más o menos?
R: Para {seats} puestos, {B}, son {price} por puesto y mes, (facturado al año|con soporte incluido), los transportistas no pagan.
B: O sea {total} al año, (si no calculo mal|sin impuestos), ¿con {product2} o sin él?
R: Sin {product2}, (pero con la puesta en marcha|con {feature}), está todo en {doc}, (se lo mando el {weekday}|página {few}).

= Piden un descuento
B: Necesito un descuento, {R}, (si no, compras lo frena|{rival} ya ofreció uno), sobre todo (por {term}|si entra {site2}).
R: Por {term} puedo llegar al {discount}, (y el precio queda fijo|más no puedo solo), si se firma antes de {month}.
B: El {discount}, (es un comienzo|es justo), tengo que enseñárselo a {boss}, (deme hasta el {weekday}|seguimos hablando).

= De dónde sale el presupuesto
R: ¿Hay presupuesto, {B}, (este año|para {month}), o hace falta un caso?
B: El presupuesto lo tiene {boss}, lo recortaron {pct}, (un piloto cabe|por encima de {total} hace falta un caso).
R: Entonces primero un piloto, y el resto (en {month}|tras la aprobación), (al mismo precio|sin compromiso).

= La rentabilidad
R: Hagamos cuentas, {effort} en {process}, más las paralizaciones, {B}, eso supera pronto {total}.
B: Sobre el papel sí, pero {role} solo cuenta (dinero de verdad|lo que de verdad se ahorra), (no las horas|la gente se queda).
R: La paralización es dinero de verdad, {pct} menos en {city}, (le pongo en contacto|el cálculo está en {doc}).
`

export const objections = `
= {B} duda de los transportistas
B: Lo que me preocupa, {R}, son los transportistas, {carriers} en total, (la mitad usa fax|lo probamos en {month}).
R: Lo entiendo, {B}, basta un enlace, (sin cuenta|sin contraseña), en {city} {pct} lo usó la primera semana.
B: ¿Y los que se niegan, (los grandes sobre todo|que los habrá)?
R: {team} reservan por ellos, (en {few} clics|el tiempo que haga falta), y {feature} muestra quién participa.

= No es buen momento
B: No es buen momento, en {month} tenemos el pico, y {team} (no dan abasto|van justos).
R: Es comprensible, {B}, (podríamos preparar los datos|y con un solo muelle), {teammate} hace lo gordo.
B: Después de {month}, (por qué no|mejor), pero sin tocar {process}.

= {B} lo ve demasiado caro
B: Es demasiado caro, {R}, {tool} no cuesta nada, (o casi|dirá {role}).
R: ¿Demasiado caro frente a qué, {B}, (frente a hoy|frente a las esperas facturadas|frente a {rival})?
B: Frente a lo que espera {boss}, (ya sé, es discutible|tengo que explicarlo).
R: Pongamos al lado el coste de hoy, {effort}, {few} reclamaciones al mes, (y usted juzga|en una página).

= Una mala experiencia
B: Salimos escaldados, {rival} prometió {few} semanas y duró hasta {month}, (nadie lo usaba|{role} se acuerda).
R: Gracias por decirlo, {B}, ¿(qué falló|dónde se torció)?
B: (Demasiado a la vez|El enlace con {source}|Después ya no había nadie), así que quiero (pruebas|pasos pequeños).
R: Un centro, un número, {metric}, y pueden parar (a las {few} semanas|en cada paso).
`

export const movingForward = `
= Un piloto en {site}
R: Propongo un piloto en {site}, {few} semanas, con {team} y {few} transportistas, medido con {metric}.
B: ¿Qué necesitan (de nosotros|exactamente), porque {month} viene cargado?
R: Un contacto, {colleague} por ejemplo, acceso de lectura a {source}, y sus reglas, (el resto es nuestro|nada más).
B: Es factible, si {role} ve un plan, y {site2} queda fuera.

= Cómo decide {account}
R: ¿Cómo se toma una decisión así en {account}, {B}?
B: Yo recomiendo, {boss} firma, (los abogados leen {doc}|compras negocia), son {few} semanas, (menos si es pequeño|el comité es el {meetday}).
R: ¿Y {golive}, (es realista|sigue en pie)?
B: Sí, si {doc} llega antes del {weekday}, y {source} no se atasca.

= {rival} también compite
R: ¿Miran otras opciones, {rival} por ejemplo?
B: {rival}, sí, en {month}, más barato el primer año, (pero a {colleague} no le gustó|aunque sin {feature}).
R: ¿Qué les gustó de ellos, {B}, (con franqueza|aparte del precio)?
B: (La página de {metric}|La rapidez|Los mapas), fue {adjective}, pero no hay nada decidido.
`

export const nextSteps = `
= Se ven el {meetday}
R: Le envío {doc} antes del {weekday}, (con las cifras de {metric}|con {feature} en imágenes), copia a {colleague}.
B: Y yo hablo con {boss}, y {colleague} busca {doc2}.
R: ¿Nos vemos el {meetday} a las {meettime}, (mismo enlace|con {boss} si puede)?
B: El {meetday}, a las {meettime}, (perfecto|me va bien), invite también a {colleague}.

= Una sesión con {team}
B: Quiero que lo vean {team}, (si no, nada se mueve|al final deciden ellos), en {site}, el {meetday} quizá.
R: Encantados, {B}, {teammate} y yo, una hora, (con sus propias cargas|con {feature} en directo).
B: Bien, reservo la sala, a las {meettime}, (el café es malo|avíseme si falta algo).

= Preguntas abiertas
R: He anotado {few} preguntas abiertas, (la de {source}|{feature} para {team}), tendrá respuesta el {weekday}.
B: Y nosotros les debemos los volúmenes, se encarga {colleague}, (si no, insista|antes del {weekday}).
`

export const goodbye = `
= Se despiden
R: Gracias, {B}, buen día en {site}, (hasta el {meetday}|hablamos el {meetday}).
B: Gracias, {R}, (hasta pronto|igualmente|adiós), {team} (ya me llaman|me esperan), y saludos a {teammate}.

= {B} tiene que irse
B: Tengo que irme, {R}, {team} me necesitan, ha sido {adjective}, (hasta el {meetday}|adiós).
R: Adiós, {B}, suerte con {process}, (hasta el {meetday}|le escribo el {weekday}).
`
