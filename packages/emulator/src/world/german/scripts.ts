/** What is said in German calls. */
export const opening = `
= {R} und {B} begrüßen sich
R: (Hallo|Guten Tag|Guten Morgen) {B}, (hören Sie mich gut|ist der Ton in Ordnung|verstehen Sie mich) (in {site}|auf Ihrer Seite|bei {account})?
B: (Hallo|Guten Tag) {R}, ja, (bestens|einwandfrei|laut und deutlich), (sogar hier in {site}|trotz Rampenlärm|mit Kopfhörer jedenfalls).
R: (Sehr gut|Prima|Schön), danke, dass Sie sich Zeit nehmen, {B}, (gerade an einem {weekday}|mitten im {month}).
B: (Gern|Kein Problem), (das stand seit {month} auf dem Zettel|{team} kommen eine Stunde ohne mich aus).

= {B} hat wenig Zeit
B: Hallo {R}, (kurz vorab|eins vorweg), ich muss (pünktlich los|zehn Minuten früher raus), {team} warten (in {site}|schon auf mich).
R: (Verstanden|Alles klar), {B}, dann (fasse ich mich kurz|lassen wir die Einleitung), und der Rest (kommt per Mail|wird am {weekday} nachgeholt).
`

export const smallTalk = `
= Sie sprechen über das Wochenende
R: Wie war das Wochenende, {B}, (gut erholt|wieder Bereitschaft|etwas Schönes gemacht)?
B: (Schön, danke|Sehr gut|Kurz), am Sonntag {hobby}, und es gab {weather}, (das merke ich heute noch|aber es tat gut), und bei Ihnen?
R: Bei mir nichts Wildes, am Samstag {hobby2}, (und jetzt freue ich mich auf {account}|mehr war nicht).

= Sie vergleichen das Wetter
R: Wie ist das Wetter in {site}, {B}, wir haben hier {weather}.
B: (Fragen Sie nicht|Na ja), {weather2}, und {team} (kamen zu spät|nehmen es mit Humor), (ist eben {month}|wie jedes Jahr).
`

export const discovery = `
= {B} beschreibt den Ablauf heute
R: (Beschreiben Sie mir bitte|Zeigen Sie mir einmal|Skizzieren Sie doch kurz) {process} (heute|an einem normalen {weekday}|in {site}), {B}.
B: (Im Moment|Heute|Ehrlich gesagt) nutzen wir {tool}, und {team} (halten das am Leben|pflegen das von Hand|haben jeder eine eigene Fassung).
R: Und wie viel Zeit geht da hinein, (grob geschätzt|nur für {site}|alles zusammen)?
B: (Ich würde sagen|Zuletzt haben wir gezählt), {effort}, (und {site2} ist schlimmer|ohne die Anrufe|im {month} noch mehr).
R: (Verstehe|Alles klar|Notiert), {effort}, (das höre ich öfter|das summiert sich), und alles nur für {site}.

= Das größte Problem bei {account}
R: Wenn Sie eine Sache ändern könnten, {B}, (welche wäre das|wo würden Sie anfangen) (in {site}|zuerst)?
B: (Ganz klar|Da muss ich nicht lange überlegen), das Problem ist, dass {symptom}, (jeden {weekday}|vor allem im {month}|sobald {team} knapp sind).
R: Und was passiert dann, (in {site}|beim Kunden|an so einem Tag)?
B: Dann (rennen alle|hängen {team} am Telefon|bleibt alles liegen), und {role} (will einen Bericht|ruft mich an|fragt nach dem Grund).

= Was das kostet
R: Haben Sie einmal ausgerechnet, was es kostet, wenn {symptom}?
B: (Versucht haben wir es|{colleague} hat gerechnet), das waren {pct} (mehr als geplant|der Frachtkosten), (und ich halte das für wenig|da war {role} überrascht).
R: Wer schaut auf diese Zahl, {B}, (Sie selbst oder jemand darüber|auch {boss})?
B: {role}, (jeden {weekday}|einmal im Monat), aber {team} spüren es zuerst.

= Die Ziele für das Jahr
R: Was sind die wichtigsten Ziele in diesem Jahr, {B}, (Wachstum oder Kosten|neue Standorte oder weniger Aufwand)?
B: An erster Stelle {metric}, dann {metric2}, da fehlen uns noch {pct}, und im {month} kommt {site2} dazu, (mit denselben Leuten|ohne neue Stellen).
R: Das ist (ehrgeizig|deutlich), dann muss {process} (mitziehen|schlanker werden).

= Frühere Versuche
R: Haben Sie schon etwas versucht, {B}, (ein Werkzeug|eine Umstellung|{rival} vielleicht)?
B: Ja, im {month}, mit {rival}, das hielt {few} Wochen, (dann kam wieder {tool}|dann wechselte die Leitung).
R: Woran lag es, (an der Zeit|an den Daten|an der Technik), Ihrer Meinung nach?
B: (Niemand war zuständig|Es fehlte der Anschluss an {source}|Es war zu viel auf einmal), das sage ich seit {month}.

= Mengen und Systeme
R: Geben Sie mir ein Gefühl für die Mengen, {B}, wie viele Lkw kommen (am Tag|an einem {weekday}) nach {site}?
B: {dozens} am Tag, {doors} Tore, {carriers} Frachtführer, (und im {month} das Doppelte|{site2} hat die Hälfte).
R: Und führend ist {source}, (nehme ich an|oder etwas anderes)?
B: (Auf dem Papier ja|Im Prinzip ja), aber alle schauen auf {tool}, (daher die Fehler|das ist ja das Problem).

= Wer bei {account} mitredet
R: Wer redet noch mit, {B}, (wenn es ernst wird|bei so einem Vorhaben)?
B: {role}, und natürlich {boss}, (wegen der Unterschrift|wegen der Kosten), (da zählen nur Zahlen|bitte ohne große Worte).
`

export const demo = `
= {R} zeigt den Bildschirm
R: Ich teile den Bildschirm, {B}, das ist {feature}, (mit Beispieldaten|für einen Standort wie {site}), jede Zeile ist (eine Ladung|ein Tor).
B: Ja, ich sehe {feature}, (die Schrift ist etwas klein|{colleague} schaut auch zu), (aber gut|weiter bitte).
R: Rot heißt verspätet, {team} sehen das sofort, (ohne Anruf|ohne Nachfrage), und {source} liefert die Zeiten.
B: Kommt das (von selbst|in Echtzeit), oder müssen {team} etwas eintippen?
R: Von selbst, {source} meldet jede Änderung (binnen einer Minute|sofort), {B}.

= Einen Termin verschieben
B: Und wenn ein Frachtführer am {weekday} umbuchen will, (ganz kurzfristig|wie so oft), was tun {team} dann?
R: Er öffnet {feature}, wählt einen anderen Slot, und {product} prüft die Regeln für {site}, (niemand greift zum Hörer|nach {few} Klicks ist es erledigt).
B: Das würde uns {effort} sparen, (wenn alle mitmachen|zumindest in {site}).

= Regeln je Standort
R: Jeder Standort hat seine Regeln, die stehen in einer Maske, (Frischware an Tor {few}|Gefahrgut nur vormittags), und {team} ändern sie selbst.
B: Ohne die IT, (und mit Protokoll|und wenn sich jemand vertut)?
R: Mit Protokoll, und mit {few} Klicks ist alles wieder wie vorher, {B}, (Prüfer mögen das|das war der Wunsch aus {city}).
B: Das finde ich {adjective}, (zeigen Sie das bitte {colleague}|{role} wird danach fragen).

= Die Schnittstelle
B: Zur Technik, wie ist die Schnittstelle gebaut, (über Dateien oder direkt|und wer baut sie), wir haben {source}?
R: Die Schnittstelle gibt es schon, (ein Kunde in {city} nutzt sie|sie braucht {few} Tage), wir brauchen ein Dienstkonto und eine Testumgebung.
B: Und der Datenschutz, (wo steht das Rechenzentrum|ist alles verschlüsselt), {role} wird das prüfen?
R: Rechenzentrum in Deutschland, alles verschlüsselt, mit Einmalanmeldung, (das steht so im Vertrag|dazu schicke ich {doc}).

= Ob {team} mitmachen
B: Meine Sorge ist, dass {team} es nicht nutzen, (die hängen an ihren Listen|die haben {few} Systeme kommen und gehen sehen).
R: Das verstehe ich, {B}, wir fangen mit (einem Tor|{few} Freiwilligen) an, {few} Wochen lang, (dann fragen die anderen danach|in {city} ging das gut).
B: Und die Schulung, (wie lange dauert die|in welcher Schicht)?
R: Anderthalb Stunden, kleine Gruppen, (mit eigenen Ladungen|danach gibt es Videos), {teammate} kommt dafür nach {site}.

= Zahlen für die Leitung
R: Für die Leitung gibt es {feature}, mit einem Blick auf {metric}, (je Standort|Woche für Woche), (jeden {weekday} per Mail|ohne Anmeldung).
B: {role} will eine Zahl, {metric} am liebsten, (und einen Satz dazu|keine vierzig Spalten).
R: Dann eine Zahl, {B}, und die Einzelheiten (liegen dahinter|bleiben im Haus).
`

export const pricing = `
= {R} nennt den Preis
B: (Kommen wir zum Preis|Was kostet das denn|Reden wir über Geld), {R}, für {site}, ungefähr?
R: Bei {seats} Plätzen, {B}, sind es {price} je Platz und Monat, (jährlich abgerechnet|Betreuung inbegriffen), Frachtführer zahlen nichts.
B: Also {total} im Jahr, (wenn ich richtig rechne|ohne Steuer), mit {product2} oder ohne?
R: Ohne {product2}, (aber mit Einführung|mit {few} Schulungstagen), das steht alles schriftlich da, {doc} kommt (am {weekday}|heute noch).

= Ein Nachlass
B: Ich brauche einen Nachlass, {R}, sonst (sperrt sich der Einkauf|wird das nichts), {rival} hat schon einen geboten.
R: Bei {term} kann ich {discount} anbieten, (und der Preis bleibt fest|mehr nicht allein), wenn die Unterschrift vor {month} kommt.
B: {discount}, (das ist ein Anfang|das ist knapp), das muss {boss} sehen, (geben Sie mir Zeit bis {weekday}|wir reden noch).

= Woher das Budget kommt
R: Gibt es ein Budget dafür, {B}, (dieses Jahr|ab {month}), oder braucht es eine Vorlage?
B: Das Budget hat {boss}, es wurde um {pct} gekürzt, (ein Pilot geht|über {total} braucht es eine Vorlage).
R: Dann zuerst ein Pilot, und der Rest (ab {month}|nach der Freigabe), (zum selben Preis|ohne Bindung).

= Ob es sich rechnet
R: Rechnen wir kurz, {effort}, dazu Standgeld und Überstunden, {B}, das ist schnell mehr als {total}.
B: Auf dem Papier ja, aber {role} zählt nur (echtes Geld|was wirklich wegfällt), (keine Stunden|die Leute bleiben ja).
R: Standgeld ist echtes Geld, {pct} weniger in {city}, (ich stelle den Kontakt her|die Rechnung schicke ich mit).
`

export const objections = `
= {B} zweifelt an den Frachtführern
B: Was mich stört, {R}, sind die Frachtführer, {carriers} insgesamt, (die Hälfte faxt noch|im {month} haben wir es versucht).
R: Verstehe ich, {B}, ein Link genügt, (ohne Konto|ohne Kennwort), in {city} haben {pct} sofort mitgemacht.
B: Und die anderen, (gerade die großen|die gibt es immer)?
R: Für die buchen {team}, (mit {few} Klicks|so lange wie nötig), und man sieht, wer mitzieht.

= Der Zeitpunkt passt nicht
B: Der Zeitpunkt ist schlecht, im {month} ist Hochbetrieb, und {team} (sind am Limit|sind knapp besetzt).
R: Das leuchtet ein, {B}, (wir könnten bis dahin die Daten vorbereiten|und mit nur einem Tor), {teammate} macht das meiste.
B: Nach {month}, (warum nicht|lieber), aber {process} bleibt vorerst, wie sie ist.

= {B} findet es zu teuer
B: Das ist zu teuer, {R}, {tool} kostet nichts, (oder fast nichts|wird {role} sagen).
R: Zu teuer im Vergleich womit, {B}, (mit heute|mit dem Standgeld|mit dem Vorjahr)?
B: Im Vergleich mit dem, was {boss} erwartet, (ich weiß, darüber kann man streiten|ich muss es erklären).
R: Dann stellen wir die heutigen Kosten daneben, {effort}, {few} Reklamationen im Monat, (und Sie urteilen|auf einer Seite).

= Schlechte Erfahrungen
B: Wir sind gebrannte Kinder, {rival} versprach {few} Wochen, und es ging bis {month}, (keiner nutzte es|{role} weiß das noch).
R: Danke für die Offenheit, {B}, (woran ist es gescheitert|was lief schief)?
B: (Zu viel auf einmal|Die Schnittstelle|Danach war niemand mehr da), deshalb will ich (Beweise|kleine Schritte).
R: Ein Standort, eine Zahl, {metric}, und nach {few} Wochen dürfen Sie aufhören.
`

export const movingForward = `
= Ein Pilot in {site}
R: Ich schlage einen Pilot in {site} vor, {few} Wochen, {few} Frachtführer, gemessen wird {metric}.
B: Was brauchen Sie (von uns|genau), im {month} ist viel los?
R: Eine Ansprechperson, {colleague} vielleicht, Lesezugriff, und Ihre Regeln, (den Rest machen wir|mehr nicht).
B: Das geht, wenn {role} einen Plan sieht, und {site2} außen vor bleibt.

= Wie {account} entscheidet
R: Wie fällt so eine Entscheidung bei {account}, {B}?
B: Ich empfehle, {boss} unterschreibt, (die Juristen lesen mit|der Einkauf verhandelt), das dauert {few} Wochen, (kleiner geht schneller|die Runde tagt {meetday}).
R: Und {golive}, (ist das realistisch|glauben Sie noch daran)?
B: Ja, wenn {doc} bis {weekday} da ist, und wenn {source} nicht klemmt.

= {rival} ist auch im Rennen
R: Schauen Sie auch andere an, {rival} etwa?
B: {rival}, ja, im {month}, im ersten Jahr billiger, (aber {team} wurden nicht warm damit|nur fehlte {feature}).
R: Was hat Ihnen dort gefallen, {B}, (ganz ehrlich|vom Preis abgesehen)?
B: (Die Auswertung|Das Tempo|Die Karten), das war {adjective}, entschieden ist noch nichts.
`

export const nextSteps = `
= Sie sehen sich {meetday} wieder
R: Ich schicke Ihnen {doc} bis {weekday}, (mit den Zahlen|mit Bildern), Kopie an {colleague}.
B: Und ich spreche mit {boss}, und {colleague} sucht {doc2} heraus.
R: Sehen wir uns {meetday} um {meettime} wieder, (gleicher Link|mit {boss}, wenn es geht)?
B: {meetday}, {meettime}, (das passt|gern), laden Sie {colleague} bitte mit ein.

= Ein Termin für {team}
B: Das sollten {team} sehen, (sonst bewegt sich nichts|die entscheiden am Ende), in {site}, {meetday} vielleicht.
R: Gern, {B}, {teammate} und ich, eine Stunde, (mit eigenen Ladungen|live).
B: Gut, ich buche den Raum, {meettime}, (der Kaffee ist schlecht|melden Sie sich, wenn noch etwas fehlt).

= Offene Fragen
R: Ich habe {few} offene Fragen notiert, (die zur Schnittstelle|die zum Datenschutz), Antworten kommen bis {weekday}.
B: Und wir schulden Ihnen die Mengen, {colleague} macht das, (haken Sie sonst nach|bis {weekday}).
`

export const goodbye = `
= Sie verabschieden sich
R: Danke, {B}, schönen Tag noch in {site}, (bis {meetday}|wir hören uns {meetday}).
B: Danke, {R}, (bis dann|auf Wiederhören|machen Sie es gut), {team} (rufen schon|warten), und Grüße an {teammate}.

= {B} muss los
B: Ich muss los, {R}, {team} brauchen mich, das war {adjective}, (bis {meetday}|auf Wiederhören).
R: Auf Wiederhören, {B}, viel Erfolg in {site}, (bis {meetday}|ich melde mich am {weekday}).
`
