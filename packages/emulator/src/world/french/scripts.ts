/** What is said in French calls. */
export const opening = `
= {R} et {B} se saluent
R: Bonjour {B}, (vous m'entendez bien|le son passe bien|vous me recevez) (à {site}|chez {account}|de votre côté)?
B: Bonjour {R}, (oui, très bien|oui, parfaitement|oui, je vous entends), (même depuis {site}|malgré le bruit du quai|avec le casque, au moins).
R: (Très bien|Parfait|Merci), (merci d'avoir pris le temps|merci d'être là|c'est gentil de vous libérer) un {weekday}, {B}.
B: (Je vous en prie|Avec plaisir|Pas de souci), (j'ai laissé {process} à un collègue|{team} se débrouillent une heure|on voulait en parler depuis {month}).

= {B} a peu de temps
B: Bonjour {R}, (je préfère prévenir|juste une chose), je dois (partir|filer) (un quart d'heure avant la fin|à l'heure pile), {team} m'attendent (à {site}|pour {process}).
R: (Entendu|C'est noté|Aucun problème), {B}, (on va à l'essentiel|je serai bref), et (le reste part par courriel|on garde {feature} pour {weekday}|{colleague} aura l'enregistrement).
`

export const smallTalk = `
= Ils parlent du week-end
R: (Vous avez passé un bon week-end|Alors, ce week-end|Ça va depuis {weekday}), {B}?
B: (Oui, merci|Ah oui|Très bien), {hobby}, (avec {weather}|malgré {weather}), (ça m'a fait du bien|je le sens encore), et vous?
R: Moi, {hobby2}, (rien d'extraordinaire|c'était bien), (et ici on a eu {weather2}|et me revoilà).

= Ils comparent le temps qu'il fait
R: Quel temps fait-il à {site}, {B}, ici on a {weather}.
B: (Ne m'en parlez pas|Eh bien), {weather2}, et {team} (sont arrivés en retard|font avec|en rient encore), (c'est {month}, après tout|comme chaque année).
`

export const discovery = `
= {B} explique comment se passe {process}
R: (Pouvez-vous me décrire|Racontez-moi|J'aimerais comprendre) {process} (aujourd'hui|à {site}|un {weekday} ordinaire), {B}.
B: (Aujourd'hui|En ce moment|Pour être honnête), on utilise {tool}, et {team} (tiennent le tout à bout de bras|s'en occupent|ont chacun leur version).
R: Et (combien de temps cela prend-il|combien de temps y passez-vous), (à peu près|au total|pour {site} seulement)?
B: (Je dirais|La dernière fois on a compté) {effort}, (sans parler de {site2}|et {month} est pire|sans compter les appels).
R: (D'accord|Je vois|C'est noté), {effort} pour {process}, (c'est ce que j'entends ailleurs|cela s'additionne vite).

= Le plus gros problème de {account}
R: Si vous pouviez changer une seule chose, {B}, (ce serait laquelle|par quoi commenceriez-vous) (à {site}|pour {team})?
B: (Facile|C'est simple|Sans hésiter), le problème, c'est que {symptom}, (chaque {weekday}|surtout en {month}|dès que {team} sont en sous-effectif).
R: Et que se passe-t-il (alors|dans ces cas-là|ensuite) (à {site}|pour vos clients|côté {metric})?
B: {team} (courent partout|appellent tout le monde|laissent tout tomber), et {role} (veut un rapport|m'appelle|demande pourquoi).

= Ce que cela coûte
R: Avez-vous (chiffré|estimé) ce que cela coûte, quand {symptom}?
B: (On a essayé|Les comptables ont essayé|{colleague} a fait le calcul), (on arrive à|c'était) {pct} (du budget transport|de plus que prévu), (et {role} a été surpris|et je pense que c'est plus).
R: Qui suit ce chiffre (chez vous|aujourd'hui), {B}, (vous-même ou {role}|plutôt {role})?
B: C'est {role}, (mais {team} le sentent les premiers|et moi je l'explique|chaque {weekday} en réunion).

= Les objectifs de l'année
R: Quelles sont vos priorités pour cette année, {B}, (la croissance ou les coûts|{metric}, ou autre chose)?
B: D'abord {metric}, ensuite {metric2}, (on est à {pct} de l'objectif|il nous manque {pct}), et (on ouvre {site2} en {month}|avec les mêmes effectifs|{role} y tient).
R: (C'est ambitieux|C'est clair|Merci), donc {process} (ne peut pas rester comme ça|doit suivre|devient urgent).

= Ce qui a déjà été essayé
R: Avez-vous déjà essayé (d'y remédier|autre chose), {B}, (un outil, une réorganisation|{rival}, par exemple)?
B: Oui, en {month}, avec (un consultant|{rival}|un nouveau fichier), et cela a tenu {few} semaines, (puis chacun est revenu à {tool}|puis {role} est parti).
R: Qu'est-ce qui a manqué (selon vous|le plus), (du temps, des données, de l'envie)?
B: (Quelqu'un qui s'en charge|Un lien avec {source}|Que {team} y croient), (je le dis depuis {month}|c'était trop d'un coup).

= Les volumes et les systèmes
R: (Donnez-moi une idée|Parlons un peu) des volumes, {B}, combien de camions (par jour|un {weekday}) à {site}?
B: {dozens} (par jour|quand c'est calme), avec {doors} quais et {carriers} transporteurs, (et le double en {month}|{site2} en fait la moitié).
R: Et côté systèmes, (tout part de|la référence, c'est) {source}?
B: (En théorie, oui|Oui, plus ou moins), mais {team} regardent {tool}, (d'où les erreurs|voilà pourquoi {symptom}).

= Qui décide chez {account}
R: Qui d'autre (a son mot à dire|faut-il convaincre|veut voir cela) chez {account}?
B: {role}, et {boss}, (qui signe tout|pour l'argent), (vous l'apprécierez|il faut des chiffres|sans grands discours).
`

export const demo = `
= {R} montre l'écran
R: Je partage mon écran, {B}, vous voyez {feature}, (avec des données d'essai|pour un site comme {site}), chaque ligne est (une charge|un quai).
B: (Oui, je le vois|Oui, c'est lisible), (les couleurs sont un peu pâles|{colleague} regarde aussi), (mais ça va|continuez).
R: Le rouge signale un retard, et {team} (le voient tout de suite|reçoivent une alerte), (sans téléphoner|sans rien saisir).
B: Et cela vient (directement de|automatiquement de) la base, ou {team} doivent (actualiser|saisir) quelque chose?
R: C'est en direct, {source} envoie (les changements|les commandes), (en moins d'une minute|dès qu'il y a du nouveau).

= Déplacer un rendez-vous
B: Et si un transporteur veut changer de créneau, (un {weekday}|au dernier moment), que font {team}?
R: Il ouvre {feature}, choisit un autre créneau, et {product} vérifie (les règles de {site}|si un quai est libre), (personne ne décroche le téléphone|c'est réglé en {few} clics).
B: (Cela nous éviterait|On gagnerait ainsi) {effort}, (si les transporteurs jouent le jeu|au moins à {site}).

= Les règles propres au site
R: Chaque site a ses règles, elles sont dans {feature}, par exemple les produits frais (au quai {few}|avant midi), et {team} les modifient eux-mêmes.
B: Sans informaticien, vous dites, (et avec un historique|et si l'on se trompe)?
R: Avec un historique, et un retour en arrière en {few} clics, {B}, (les auditeurs aiment bien|c'est très demandé à {city}).
B: C'est {adjective}, (je le montrerai à {colleague}|{role} va poser la question|je n'avais vu cela nulle part).

= L'interface avec {source}
B: Parlons de {source}, (il faut une interface|vous avez une interface), (par fichiers ou en direct|et qui la construit)?
R: L'interface existe, (on l'a faite pour un client à {city}|elle prend {few} jours), il nous faut un compte de service et un environnement de test.
B: Et les données, elles sont hébergées en Europe, (j'espère|chiffrées, je suppose), car {role} (l'exige|posera la question)?
R: Oui, hébergées et chiffrées en Europe, tout est dans {doc}, (avec l'authentification unique|protection des données comprise).

= L'adhésion des équipes
B: Ma crainte, c'est que {team} ne l'utilisent pas, (ils aiment {tool}|ils ont vu passer {few} outils).
R: Je comprends, {B}, on commence avec (un quai|{few} volontaires), pendant {few} semaines, (puis les autres le demandent|à {city} cela a marché).
B: Et la formation, (combien d'heures|elle dure longtemps), avec nos équipes décalées?
R: Une heure et demie, par petits groupes, (avec leurs propres charges|et des vidéos ensuite), {teammate} (s'en occupe|vient sur place).

= Les chiffres pour {role}
R: Et pour {role}, il y a {feature}, avec {metric} (par site|semaine après semaine), (envoyé chaque {weekday}|sans mot de passe).
B: {role} veut un seul chiffre, {metric} (par exemple|avant tout), (et une phrase qui explique|pas quarante colonnes).
R: Alors un seul chiffre, {B}, et le détail (reste pour {team}|un clic plus loin).
`

export const pricing = `
= {R} explique le prix
B: (Venons-en au prix|Et combien cela coûte|Parlons d'argent), {R}, pour {site}, à peu près?
R: Pour {seats} postes, {B}, c'est {price} par poste et par mois, (facturé à l'année|support compris), les transporteurs ne paient rien.
B: Soit {total} par an, (si je compte bien|hors taxes), avec ou sans {product2}?
R: Sans {product2}, (mais avec la mise en route|avec {feature}), tout est écrit dans {doc}, (je vous l'envoie {weekday}|page {few}).

= Une remise est demandée
B: Il me faut une remise, {R}, (sinon les achats bloquent|{rival} en a proposé une), surtout (pour {term}|si {site2} suit).
R: Pour {term}, je peux faire {discount}, (et le prix est garanti|pas davantage, seul), si la signature vient avant {month}.
B: {discount}, c'est (un début|un peu juste|mieux que rien), je dois le montrer à {boss}, (laissez-moi jusqu'à {weekday}|on en reparle).

= D'où vient le budget
R: Un budget est-il prévu, {B}, (cette année|en {month}), ou faut-il un dossier?
B: Le budget est chez {boss}, il a baissé de {pct}, (un pilote passe|au-dessus de {total} il faut un dossier|pas avant {month}).
R: Alors un pilote d'abord, et le reste (en {month}|après validation), (au même prix par poste|sans engagement).

= La rentabilité
R: Faisons le calcul, {effort} pour {process}, plus les attentes facturées, {B}, cela dépasse vite {total}.
B: Sur le papier, oui, mais {role} ne compte que (l'argent qui sort|les économies réelles), (pas les heures|les heures restent).
R: Les immobilisations, c'est de l'argent qui sort, {pct} de moins à {city}, (je vous mets en contact|le calcul est dans {doc}).
`

export const objections = `
= {B} doute des transporteurs
B: Ce qui me gêne, {R}, ce sont les transporteurs, {carriers} en tout, (la moitié faxe encore|on a déjà essayé en {month}).
R: Je comprends, {B}, un simple lien suffit, (sans compte|sans mot de passe), à {city} {pct} ont suivi la première semaine.
B: Et ceux qui refusent, (les gros surtout|il y en aura)?
R: {team} réservent pour eux, (en {few} clics|le temps qu'il faut), et {feature} montre qui joue le jeu.

= Ce n'est pas le moment
B: Le moment est mal choisi, {month} est notre pic, et {team} (sont débordés|manquent de bras).
R: C'est compréhensible, {B}, (et si l'on préparait les données d'ici là|et avec un seul quai), {teammate} ferait le gros du travail.
B: Après {month}, (pourquoi pas|je préfère), mais sans toucher à {process}, (promis|sinon c'est non).

= {B} trouve cela trop cher
B: C'est trop cher, {R}, {tool} ne coûte rien, (ou presque|dira {role}).
R: Trop cher par rapport à quoi, {B}, (aux {effort}|aux attentes facturées|à {rival})?
B: Par rapport à (l'an dernier|ce que {boss} attend), (je sais, c'est discutable|il faut que je l'explique).
R: Alors mettons le coût actuel en face, {effort}, {few} litiges par mois, (et vous jugerez|dans {doc}).

= Une mauvaise expérience passée
B: On a été échaudés, {rival} promettait {few} semaines, et cela a duré jusqu'en {month}, (personne ne l'utilisait|{role} s'en souvient).
R: Merci de le dire, {B}, (qu'est-ce qui a coincé|où cela a-t-il dérapé)?
B: (Trop de choses à la fois|Le lien avec {source}|Plus personne après le lancement), alors je veux (des preuves|de petites étapes).
R: Un site, une mesure, {metric}, et vous pouvez arrêter (après {few} semaines|à chaque étape).
`

export const movingForward = `
= Un pilote à {site}
R: Je propose un pilote à {site}, {few} semaines, avec {team} et {few} transporteurs, mesuré sur {metric}.
B: Il vous faut quoi (de notre part|exactement), car {month} est chargé?
R: Un contact, {colleague} par exemple, un accès en lecture à {source}, et vos règles, (le reste est pour nous|c'est tout).
B: (C'est faisable|D'accord sur le principe), si {role} voit un plan, et si {site2} reste en dehors.

= Comment {account} décide
R: Comment se prend une telle décision chez {account}, {B}?
B: Je recommande, {boss} signe, (les juristes relisent {doc}|les achats négocient), compter {few} semaines, (moins si l'on reste petit|le comité siège {meetday}).
R: Et {golive}, (c'est réaliste|vous y croyez toujours)?
B: Oui, si {doc} arrive (avant {weekday}|vite), et si {source} ne traîne pas.

= {rival} est aussi en lice
R: Regardez-vous d'autres solutions, {rival} par exemple?
B: {rival}, oui, en {month}, moins cher la première année, (mais {team} n'ont pas accroché|sans {feature}).
R: Qu'est-ce qui vous a plu chez eux, {B}, (franchement|le prix mis à part)?
B: (La page sur {metric}|Leur rapidité|Les cartes), mais rien n'est décidé, (c'était {adjective}|on compare).
`

export const nextSteps = `
= Ils se revoient {meetday}
R: Pour la suite, je vous envoie {doc} d'ici {weekday}, avec (les chiffres sur {metric}|{feature} en images), copie à {colleague}.
B: De mon côté, j'en parle à {boss}, et je demande {doc2} à {colleague}.
R: On se revoit {meetday} à {meettime}, (même lien|avec {boss} si possible)?
B: {meetday}, {meettime}, (c'est parfait|ça me va), envoyez l'invitation (à {colleague} aussi|quand vous voulez).

= Une séance avec {team}
B: J'aimerais que {team} le voient, (sinon rien ne bougera|ce sont eux qui décident), à {site}, {meetday} par exemple.
R: Volontiers, {B}, {teammate} et moi, une heure, avec (leurs propres charges|{feature} en direct).
B: Entendu, je réserve une salle, {meettime}, (le café est mauvais|prévenez-moi s'il vous faut autre chose).

= Les questions ouvertes
R: J'ai noté {few} questions ouvertes, (celle sur {source}|{feature} pour {team}), vous aurez les réponses {weekday}.
B: Et nous vous devons les volumes, {colleague} s'en charge, (relancez-moi sinon|d'ici {weekday}).
`

export const goodbye = `
= Ils se quittent
R: Merci {B}, bonne fin de journée (à {site}|à toute l'équipe), (à {meetday}|on se parle {meetday}).
B: Merci {R}, (à bientôt|bonne journée|au revoir), (et à {meetday}|{process} m'appelle|mes amitiés à {teammate}).

= {B} doit partir
B: Je dois filer, {R}, {team} m'appellent, c'était {adjective}, (à {meetday}|au revoir).
R: Au revoir {B}, bon courage pour {process}, (à {meetday}|je vous écris {weekday}).
`
