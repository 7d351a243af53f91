import { ACCOUNT_NAMES } from '../account-names.ts'

const items = (text: string): readonly string[] => text.split(';').map((item) => item.replace(/\s+/g, ' ').trim())

/** Words for the French scripts. Processes are feminine and teams plural, so that sentences agree with all of them. */
export const lexicon: Readonly<Record<string, readonly string[]>> = {
  city: ACCOUNT_NAMES.fre.cities,
  process:
    items(`la planification des quais; la prise de rendez-vous; la gestion des retours; la facturation du transport;
    la préparation des tournées; la vérification du parc; l'affectation des remorques; la relève entre les équipes;
    la réception des conteneurs; la gestion des litiges; l'arrivée à la grille; la préparation des expéditions;
    la saisie des bordereaux; l'attribution des créneaux; la relance des retards; l'intégration des transporteurs;
    la consolidation des charges; la distribution vers les magasins`),
  team: items(`les planificateurs; les caristes; les chefs de quai; les transporteurs; les équipes de nuit; les exploitants;
    les agents de la grille; les gens du service client; les collègues de la douane; les responsables de site;
    les acheteurs; les comptables; les affréteurs; les magasiniers; les équipes du matin`),
  tool: items(`un fichier partagé; une vieille base de données; des courriels et un tableau blanc; un module du progiciel;
    le téléphone; des feuilles imprimées la veille; un calendrier commun; un portail fait maison;
    trois tableaux qui ne concordent jamais; des macros que personne ne comprend; un carnet au poste de garde;
    une boîte aux lettres commune`),
  feature:
    items(`le calendrier des rendez-vous; le portail des transporteurs; la vue du parc; le tableau des exceptions;
    la prévision des arrivées; le rapport des immobilisations; l'enregistrement mobile; le journal des modifications;
    la carte des quais; les alertes de retard; la page des indicateurs; la borne à la grille; l'export des données;
    l'éditeur de règles`),
  metric: items(`la ponctualité des arrivées; l'occupation des quais; le coût des immobilisations; la durée de passage;
    le taux d'absence; la part des litiges; le nombre d'heures supplémentaires; la précision des prévisions;
    le délai de réservation; le coût par palette; la durée de déchargement; le nombre de créneaux manqués`),
  symptom:
    items(`les camions attendent sur la route; personne ne sait quel quai est libre; le téléphone sonne dès six heures;
    deux transporteurs arrivent pour le même créneau; les factures d'attente sont impossibles à contester;
    l'équipe de nuit travaille avec une vieille liste; les magasins apprennent les retards trop tard;
    la même charge est saisie trois fois; le parc est plein avant midi; on décharge la mauvaise remorque en premier;
    les retours s'entassent près du grillage; chaque site invente ses propres règles; les chiffres ne collent jamais aux factures;
    une seule absence bloque tout le service`),
  story: items(`une semi de yaourts est restée devant le mauvais quai; un chauffeur a dormi sur le parking;
    l'auditeur a demandé un historique que personne n'avait; toute une promotion est arrivée un jour trop tard;
    quelqu'un a écrasé le fichier un vendredi soir; deux sites ont promis la même remorque;
    quarante palettes sont parties dans la mauvaise ville; le serveur est tombé avec toutes les réservations`),
  few: items('deux; trois; quatre; cinq; six; sept; huit; neuf; dix; onze; douze'),
  dozens:
    items(`une douzaine; une quinzaine; une vingtaine; une trentaine; une quarantaine; une cinquantaine; une soixantaine;
    une centaine; deux centaines`),
  pct: items(`huit pour cent; dix pour cent; douze pour cent; quinze pour cent; dix-huit pour cent; vingt pour cent; un quart;
    trente pour cent; un tiers`),
  effort: items(`deux heures par jour; trois heures par jour; six heures par semaine; dix heures par semaine;
    une heure par équipe; deux journées par semaine; un temps plein; quatre heures chaque lundi; une matinée par semaine`),
  month: items('janvier; février; mars; avril; mai; juin; juillet; août; septembre; octobre; novembre; décembre'),
  weekday: items('lundi; mardi; mercredi; jeudi; vendredi'),
  role: items(`le directeur logistique; la directrice financière; la direction générale; le responsable informatique;
    la direction des achats; le directeur du site; le comité d'entreprise; la directrice des opérations; le contrôle de gestion`),
  doc: items(`la proposition; le plan de déploiement; le compte rendu; le questionnaire de sécurité; la fiche technique;
    la liste des références; le calcul de rentabilité; le bon de commande; la grille de comparaison; l'annexe juridique`),
  source:
    items(`le logiciel d'entrepôt; le progiciel; le système de transport; la base des commandes; le portail des retours;
    la passerelle des échanges; l'outil de prévision; l'annuaire de l'entreprise`),
  adjective: items(
    'solide; clair; utile; rassurant; honnête; prometteur; plus simple que prévu; intéressant; convaincant',
  ),
  hobby:
    items(`on est partis au bord de la mer; j'ai repeint la cuisine; les enfants avaient un tournoi; j'ai couru sous la pluie;
    on a fêté un anniversaire; j'ai essayé de faire du pain; on a déménagé ma sœur; je me suis perdu en randonnée;
    on a enfin rangé le garage; je suis allé voir mes parents`),
  weather: items(`de la pluie toute la semaine; un brouillard à couper au couteau; du soleil, pour une fois;
    trente degrés et pas de climatisation; un orage chaque soir; du verglas partout; un vent à déplacer les remorques`),
}
