import { ACCOUNT_NAMES } from '../account-names.ts'

const items = (text: string): readonly string[] => text.split(';').map((item) => item.replace(/\s+/g, ' ').trim())

/** Words for the Spanish scripts. Processes are feminine and teams plural, so that sentences agree with all of them. */
export const lexicon: Readonly<Record<string, readonly string[]>> = {
  city: ACCOUNT_NAMES.spa.cities,
  process:
    items(`la planificación de muelles; la reserva de citas; la gestión de devoluciones; la facturación del transporte;
    la preparación de rutas; la revisión del patio; la asignación de remolques; la entrega de turno;
    la descarga de contenedores; la gestión de reclamaciones; la entrada por la puerta; la preparación de envíos;
    la tramitación aduanera; la asignación de franjas; la persecución de retrasos; la incorporación de transportistas;
    la consolidación de cargas; la reposición de tiendas`),
  team: items(`los planificadores; los carretilleros; los jefes de muelle; los transportistas; los compañeros de noche;
    los operadores; los guardas de la puerta; los compañeros de atención al cliente; los agentes de aduanas;
    los responsables de centro; los compradores; los contables; los mozos de almacén; los compañeros de la mañana`),
  tool: items(`una hoja compartida; una base de datos antigua; correos y una pizarra; un módulo del sistema central;
    el teléfono; listas impresas de la víspera; un calendario común; un portal hecho en casa;
    tres hojas que nunca coinciden; macros que nadie entiende; una libreta en la garita; un buzón común`),
  feature: items(`el calendario de citas; el portal de transportistas; la vista del patio; el panel de excepciones;
    la previsión de llegadas; el informe de paralizaciones; el registro móvil; el historial de cambios; el mapa de muelles;
    las alertas de retraso; la página de indicadores; el quiosco de la puerta; la exportación de datos; el editor de reglas`),
  metric:
    items(`la puntualidad de llegadas; la ocupación de muelles; el coste de paralizaciones; la duración de la visita;
    la tasa de ausencias; la tasa de reclamaciones; el número de horas extra; la precisión de la previsión;
    la antelación de las reservas; el coste por palé; la duración de la descarga; el número de franjas perdidas`),
  symptom:
    items(`los camiones esperan en la carretera; nadie sabe qué muelle está libre; el teléfono suena desde las seis;
    dos transportistas llegan a la misma franja; no hay forma de discutir las facturas de espera;
    el turno de noche trabaja con una lista vieja; las tiendas se enteran tarde de los retrasos;
    la misma carga se teclea tres veces; el patio está lleno antes de mediodía; se descarga primero el remolque equivocado;
    las devoluciones se amontonan junto a la valla; cada centro inventa sus reglas; los números no cuadran con las facturas;
    una sola baja lo para todo`),
  story: items(`un frigorífico lleno de yogures se quedó en el muelle equivocado; un conductor durmió en el patio;
    el auditor pidió un registro que nadie tenía; toda una promoción llegó un día tarde;
    alguien borró la hoja un viernes por la tarde; dos centros prometieron el mismo remolque;
    cuarenta palés se fueron a otra ciudad; el servidor cayó con todas las reservas`),
  few: items('dos; tres; cuatro; cinco; seis; siete; ocho; nueve; diez; once; doce'),
  dozens: items('una docena; quince; veinte; treinta; cuarenta; cincuenta; sesenta; ochenta; cien; doscientos'),
  pct: items(`un ocho por ciento; un diez por ciento; un doce por ciento; un quince por ciento; un dieciocho por ciento;
    un veinte por ciento; una cuarta parte; un treinta por ciento; un tercio`),
  effort:
    items(`dos horas al día; tres horas al día; seis horas a la semana; diez horas a la semana; una hora por turno;
    dos días a la semana; una persona entera; cuatro horas cada lunes; una mañana por semana`),
  month: items('enero; febrero; marzo; abril; mayo; junio; julio; agosto; septiembre; octubre; noviembre; diciembre'),
  weekday: items('lunes; martes; miércoles; jueves; viernes'),
  role: items(`la dirección de logística; la directora financiera; la dirección general; la jefa de informática;
    la dirección de compras; la directora del centro; la asesoría jurídica; la jefa de operaciones; la oficina de control`),
  doc: items(`la propuesta; la hoja de ruta; la grabación; la ficha técnica; la lista de referencias; la tabla comparativa;
    la orden de compra; la encuesta de seguridad; la nota de la reunión; la cuenta de resultados`),
  source: items(`la base de pedidos; la aplicación del almacén; la plataforma de transporte; la pasarela de datos;
    la herramienta de previsión; la web de devoluciones; la guía de usuarios; la aplicación de aduanas`),
  adjective: items(
    'sólido; claro; útil; tranquilizador; honesto; prometedor; más sencillo de lo que pensaba; interesante',
  ),
  hobby:
    items(`fuimos a la playa; pinté la cocina; los niños tenían torneo; salí a correr con lluvia; celebramos un cumpleaños;
    intenté hacer pan; ayudamos a mi hermana con la mudanza; me perdí por el monte; ordenamos por fin el garaje;
    estuve con mis padres`),
  weather:
    items(`lluvia toda la semana; niebla hasta mediodía; sol, por una vez; treinta grados y sin aire acondicionado;
    tormenta cada tarde; hielo por todas partes; un viento que mueve remolques`),
}
