import { ACCOUNT_NAMES } from '../account-names.ts'

const items = (text: string): readonly string[] => text.split(';').map((item) => item.replace(/\s+/g, ' ').trim())

/**
 * Words for the German scripts. Things are feminine or neuter and teams plural, so that subject and object read alike; scripts
 * keep them out of the dative.
 */
export const lexicon: Readonly<Record<string, readonly string[]>> = {
  city: ACCOUNT_NAMES.ger.cities,
  process:
    items(`die Rampenplanung; die Terminvergabe; die Retourenannahme; die Frachtabrechnung; die Tourenvorbereitung;
    die Hofkontrolle; die Trailerzuordnung; die Schichtübergabe; die Containerentladung; die Reklamationsbearbeitung;
    die Anmeldung am Tor; die Versandvorbereitung; die Zollabwicklung; die Slotvergabe; die Verspätungsmeldung;
    die Anbindung neuer Frachtführer; die Filialbelieferung; die Palettenverfolgung`),
  team: items(`die Disponenten; die Staplerfahrer; die Rampenleiter; die Frachtführer; die Kollegen der Nachtschicht;
    die Leute am Tor; die Kollegen im Kundendienst; die Zollsachbearbeiter; die Standortleiter; die Einkäufer;
    die Buchhalter; die Lageristen; die Planer in der Zentrale; die Leute aus der Frühschicht`),
  tool: items(`eine gemeinsame Tabelle; eine alte Datenbank; viele Mails und ein Whiteboard; ein Modul der Warenwirtschaft;
    das Telefon; ausgedruckte Listen vom Vorabend; ein selbst gebautes Portal; drei Tabellen, die nie übereinstimmen;
    Makros, die nur einer versteht; ein Heft an der Pforte; ein Sammelpostfach; ein Kalender im Mailprogramm`),
  feature: items(`die Terminübersicht; das Frachtführerportal; die Hofansicht; die Ausnahmetafel; die Ankunftsprognose;
    die Standzeitauswertung; die mobile Anmeldung; das Änderungsprotokoll; die Rampenkarte; die Verspätungswarnung;
    die Kennzahlenseite; das Terminal am Tor; die Datenausgabe; die Regelpflege`),
  metric: items(`die Pünktlichkeit; die Rampenauslastung; die Standzeit; die Durchlaufzeit; die Ausfallquote;
    die Reklamationsquote; die Zahl der Überstunden; die Prognosegüte; die Vorlaufzeit; die Entladedauer;
    die Quote verpasster Slots; die Hofverweildauer`),
  symptom: items(`die Lkw auf der Straße stehen; niemand weiß, welches Tor frei ist; ab sechs Uhr das Telefon klingelt;
    zwei Frachtführer zum selben Slot kommen; sich Rechnungen für Wartezeit nicht prüfen lassen;
    die Nachtschicht mit einer alten Liste arbeitet; die Filialen zu spät von Verspätungen hören;
    dieselbe Ladung dreimal erfasst wird; der Hof vor Mittag voll ist; der falsche Trailer zuerst entladen wird;
    sich die Retouren am Zaun stapeln; jeder Standort eigene Regeln erfindet; die Zahlen nie zur Rechnung passen;
    ein Krankheitstag alles lahmlegt`),
  story: items(`stand ein Kühlzug am falschen Tor; hat ein Fahrer auf dem Hof übernachtet;
    wollte der Prüfer ein Protokoll, das es nicht gab; kam eine ganze Aktion einen Tag zu spät;
    hat jemand am Freitag die Tabelle überschrieben; haben zwei Standorte denselben Trailer zugesagt;
    gingen vierzig Paletten in die falsche Stadt; fiel der Server samt allen Buchungen aus`),
  few: items('zwei; drei; vier; fünf; sechs; sieben; acht; neun; zehn; elf; zwölf'),
  dozens: items('ein Dutzend; fünfzehn; zwanzig; dreißig; vierzig; fünfzig; sechzig; achtzig; hundert; zweihundert'),
  pct: items(`acht Prozent; zehn Prozent; zwölf Prozent; fünfzehn Prozent; achtzehn Prozent; zwanzig Prozent; ein Viertel;
    dreißig Prozent; ein Drittel`),
  effort: items(`zwei Stunden am Tag; drei Stunden am Tag; sechs Stunden die Woche; zehn Stunden die Woche;
    eine Stunde pro Schicht; zwei Tage die Woche; eine ganze Stelle; vier Stunden jeden Montag; einen Vormittag die Woche`),
  month: items('Januar; Februar; März; April; Mai; Juni; Juli; August; September; Oktober; November; Dezember'),
  weekday: items('Montag; Dienstag; Mittwoch; Donnerstag; Freitag'),
  role: items(`der Logistikleiter; die Finanzchefin; die Geschäftsführung; der IT-Leiter; der Einkaufsleiter; der Standortleiter;
    der Betriebsrat; die Betriebsleiterin; das Controlling; der Sicherheitsbeauftragte`),
  doc: items(`das Angebot; die Zusammenfassung; die Sicherheitsabfrage; das Datenblatt; die Referenzliste;
    die Wirtschaftlichkeitsrechnung; die Aufzeichnung; die Vergleichstabelle; die Checkliste; die Leistungsbeschreibung`),
  source: items(`das Lagersystem; die Warenwirtschaft; das Transportsystem; die Auftragsdatenbank; das Retourenportal;
    die Zollsoftware; das Prognosewerkzeug; das Firmenverzeichnis`),
  adjective: items(
    'solide; klar; nützlich; beruhigend; ehrlich; vielversprechend; einfacher als gedacht; spannend; überzeugend',
  ),
  hobby:
    items(`waren wir am See; habe ich die Küche gestrichen; hatten die Kinder ein Turnier; bin ich im Regen gelaufen;
    haben wir Geburtstag gefeiert; wollte ich Brot backen; haben wir meine Schwester umgezogen; habe ich mich verlaufen;
    haben wir endlich die Garage aufgeräumt; war ich bei den Eltern`),
  weather: items(`Regen die ganze Woche; Nebel bis mittags; Sonne, ausnahmsweise; dreißig Grad und keine Klimaanlage;
    jeden Abend Gewitter; Glatteis überall; einen Wind, der Trailer verschiebt`),
}
