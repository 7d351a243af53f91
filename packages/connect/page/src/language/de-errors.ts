import type { ErrorText, PageCode } from './error-codes.ts'

const FAULT_OF_SERVER = {
  cause: 'Auf dem Server von {app} ist etwas schiefgegangen.',
  fix: 'Versuchen Sie es noch einmal. Bleibt es so, senden Sie dort die Anfragenummer von unten.',
}
const REFUSED_REQUEST = {
  cause: 'Der Server von {app} hat nicht angenommen, was diese Seite gesendet hat.',
  fix: 'Laden Sie die Seite neu. Bleibt es so, senden Sie dort die Anfragenummer von unten.',
}
const SET_UP_WRONGLY = 'Das kann nur {app} berichtigen. Senden Sie dorthin, was hier steht.'
const LINK_ENDED = {
  cause: 'Dieser Link ist abgelaufen, wurde schon benutzt oder zurückgezogen.',
  fix: 'Gehen Sie zurück zu {app} und beginnen Sie neu.',
}

export const errors: Readonly<Record<PageCode, ErrorText>> = {
  session_expired: LINK_ENDED,
  unauthorized: LINK_ENDED,
  invalid_state: {
    cause: 'Diese Anmeldung wurde in einem anderen Browser begonnen, ist schon beendet oder älter als zehn Minuten.',
    fix: 'Versuchen Sie es noch einmal, und gehen Sie in diesem Browser durch Gong.',
  },
  access_denied: {
    cause: 'Auf der Seite von Gong wurde der Zugriff abgelehnt.',
    fix: 'Versuchen Sie es noch einmal und stimmen Sie zu, oder kopieren Sie einen Link für einen technischen Administrator.',
  },
  launch_expired: {
    cause: 'Der Weg zu Gong wurde schon einmal geöffnet oder nicht innerhalb einer Minute genommen.',
    fix: 'Versuchen Sie es noch einmal.',
  },
  invalid_scope: {
    cause: 'Gong hat eine der Berechtigungen abgelehnt, um die {app} bittet.',
    fix: `Die Berechtigung ist bei Gong nicht angemeldet. ${SET_UP_WRONGLY}`,
  },
  unauthorized_client: {
    cause: 'Gong lässt diese Anwendung in Ihrem Unternehmen nicht zu.',
    fix: `Vielleicht ist sie bei Gong noch privat und gilt dann nur für ihr eigenes Unternehmen. ${SET_UP_WRONGLY}`,
  },
  redirect_uri_mismatch: {
    cause: 'Gong kennt die Adresse nicht, die von der Anmeldung zurückführt.',
    fix: `Die Anwendung ist bei Gong mit einer anderen angemeldet. ${SET_UP_WRONGLY}`,
  },
  code_expired: {
    cause: 'Die Zustimmung von Gong kam zu spät zurück oder wurde schon benutzt.',
    fix: 'Versuchen Sie es noch einmal, und kommen Sie innerhalb von zehn Minuten von Gong zurück.',
  },
  attempt_expired: {
    cause: 'Die Anmeldung bei Gong wurde nicht innerhalb von zehn Minuten abgeschlossen.',
    fix: 'Versuchen Sie es noch einmal, und gehen Sie ohne längere Pause durch beide Seiten von Gong.',
  },
  authorization_failed: { cause: 'Gong hat die Anfrage von {app} nicht angenommen.', fix: SET_UP_WRONGLY },
  invalid_client: {
    cause: 'Gong nimmt die Client-ID oder das Client Secret von {app} nicht an.',
    fix: SET_UP_WRONGLY,
  },
  invalid_grant: {
    cause: 'Gong hat die eigene Zustimmung beim Einlösen nicht angenommen.',
    fix: 'Versuchen Sie es noch einmal. Bleibt es so, senden Sie {app} die Anfragenummer von unten.',
  },
  invalid_credentials: {
    cause: 'Gong hat den Access Key oder das Access Key Secret abgelehnt.',
    fix: 'Kopieren Sie beide noch einmal aus Gong. Ein verlorenes Secret braucht einen neuen Schlüssel, und der gilt vielleicht erst nach einer Minute.',
  },
  wrong_base_url: {
    cause: 'Das ist nicht die API-Basis-URL Ihres Gong-Unternehmens.',
    fix: 'Kopieren Sie sie aus Gong, wo sie neben dem Schlüssel steht: etwa https://us-12345.api.gong.io.',
  },
  untrusted_ip: {
    cause: 'Gong weist Anfragen vom Server von {app} ab.',
    fix: 'Tragen Sie dessen Adresse in Gong bei den vertrauenswürdigen IPs des Schlüssels ein, oder fragen Sie {app} danach. Warten Sie dann fünf Minuten und versuchen Sie es noch einmal.',
  },
  missing_scope: {
    cause: 'Gong hat eine Berechtigung nicht erteilt, die zum Verbinden nötig ist.',
    fix: 'Versuchen Sie es noch einmal und lassen Sie alles angekreuzt. Wird sie nicht angeboten, kann nur {app} sie ergänzen.',
  },
  other_company: {
    cause: 'Das ist ein anderes Gong-Unternehmen als das bisher verbundene.',
    fix: 'Melden Sie sich bei jenem Unternehmen an, oder verwenden Sie seinen API-Schlüssel. Um ein zweites zu verbinden, beginnen Sie neu bei {app}.',
  },
  needs_reauth: {
    cause: 'Gong nimmt die Zugangsdaten dieser Verbindung nicht mehr an.',
    fix: 'Gehen Sie zurück zu {app} und verbinden Sie Gong neu.',
  },
  connection_suspended: { cause: '{app} hat diese Verbindung angehalten.', fix: 'Bitten Sie dort, sie fortzusetzen.' },
  integration_suspended: {
    cause: '{app} hat diesen Weg, Gong zu verbinden, angehalten.',
    fix: 'Fragen Sie dort, wann es wieder geht.',
  },
  integration_incomplete: {
    cause: '{app} hat diesen Weg, Gong zu verbinden, noch nicht fertig eingerichtet.',
    fix: SET_UP_WRONGLY,
  },
  rate_limited: {
    cause: 'Gong nimmt für Ihr Unternehmen im Augenblick keine Aufrufe mehr an.',
    fix: 'Warten Sie eine Minute, und versuchen Sie es dann noch einmal.',
  },
  daily_quota_used_up: {
    cause: 'Die Aufrufe, die Gong Ihrem Unternehmen zugesteht, sind für heute verbraucht.',
    fix: 'Versuchen Sie es morgen noch einmal, oder bitten Sie Gong, die Grenze zu erhöhen.',
  },
  gong_refused: {
    cause: 'Gong hat eine Anfrage abgelehnt, die zum Verbinden nötig ist.',
    fix: 'Versuchen Sie es noch einmal. Bleibt es so, senden Sie {app} die Anfragenummer von unten.',
  },
  gong_forbidden: {
    cause: 'Gong erlaubt das Ihrem Unternehmen nicht, oder nicht vom Server von {app} aus.',
    fix: 'Sehen Sie in die Einzelheiten. Vielleicht fehlt eine Lizenz, oder die vertrauenswürdigen IPs in Gong sind zu eng.',
  },
  gong_unavailable: {
    cause: 'Gong hat nicht oder nicht vollständig geantwortet.',
    fix: 'Versuchen Sie es in einigen Minuten noch einmal.',
  },
  gong_unexpected: {
    cause: 'Gong hat in einer unbekannten Form geantwortet.',
    fix: 'Versuchen Sie es noch einmal. Bleibt es so, senden Sie {app} die Anfragenummer von unten.',
  },
  refresh_in_progress: {
    cause: 'Ein anderer Schritt dieser Verbindung läuft noch.',
    fix: 'Versuchen Sie es in einigen Sekunden noch einmal.',
  },
  egress_refused: {
    cause: 'Der Server von {app} darf mit dieser Adresse nicht sprechen.',
    fix: 'Prüfen Sie die API-Basis-URL. Stimmt sie, senden Sie {app}, was hier steht.',
  },
  not_found: {
    cause: 'Was diese Seite gesucht hat, gibt es nicht mehr.',
    fix: 'Gehen Sie zurück zu {app} und beginnen Sie neu.',
  },
  forbidden: REFUSED_REQUEST,
  foreign_origin: REFUSED_REQUEST,
  invalid_input: REFUSED_REQUEST,
  invalid_json: REFUSED_REQUEST,
  unsupported_media_type: REFUSED_REQUEST,
  body_too_large: REFUSED_REQUEST,
  headers_too_large: REFUSED_REQUEST,
  method_not_allowed: REFUSED_REQUEST,
  too_many_requests: {
    cause: 'Von hier kamen zu viele Anfragen.',
    fix: 'Warten Sie eine Minute, und versuchen Sie es dann noch einmal.',
  },
  starting: { cause: 'Der Server von {app} startet gerade.', fix: 'Versuchen Sie es gleich noch einmal.' },
  shutting_down: { cause: 'Der Server von {app} startet gerade neu.', fix: 'Versuchen Sie es gleich noch einmal.' },
  database_unavailable: FAULT_OF_SERVER,
  database_older: FAULT_OF_SERVER,
  missing_key: FAULT_OF_SERVER,
  undecryptable: FAULT_OF_SERVER,
  internal: FAULT_OF_SERVER,
  link_limit: {
    cause: 'Aus diesem Link wurden schon so viele gemacht, wie es geben darf.',
    fix: 'Verwenden Sie einen davon, oder gehen Sie zurück zu {app} und beginnen Sie neu.',
  },
  unreachable: {
    cause: 'Diese Seite hat ihren Server nicht erreicht.',
    fix: 'Prüfen Sie die Netzverbindung, und versuchen Sie es dann noch einmal.',
  },
  unreadable: {
    cause: 'Der Server hat in einer Form geantwortet, die diese Seite nicht lesen kann.',
    fix: 'Versuchen Sie es in einer Minute noch einmal. Bleibt es so, sagen Sie es {app}.',
  },
  popup_blocked: {
    cause: 'Ihr Browser hat das Fenster von Gong blockiert.',
    fix: 'Öffnen Sie Gong stattdessen in einem neuen Tab, oder erlauben Sie Pop-ups für diese Seite.',
  },
  origin_not_allowed: {
    cause: 'Die Website, die diese Seite geöffnet hat, darf das nicht.',
    fix: 'Ist es Ihre, tragen Sie ihre Adresse in den Einstellungen von Connect bei den erlaubten Origins ein.',
  },
  no_integration: {
    cause: '{app} bietet im Augenblick keinen Weg an, Gong zu verbinden.',
    fix: 'Fragen Sie dort, wann es wieder geht.',
  },
  crashed: {
    cause: 'Diese Seite funktioniert nicht mehr.',
    fix: 'Laden Sie sie neu. Bleibt es so, versuchen Sie einen anderen Browser und sagen Sie es {app}.',
  },
}
