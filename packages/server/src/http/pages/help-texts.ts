import type { ConnectLanguage } from '@mallet/contract/api/connect-settings'
import { places } from '@mallet/contract/gong/places'

export interface HelpTexts {
  readonly title: string
  readonly lead: string
  readonly who: Section
  readonly steps: { readonly heading: string; readonly oauth2: readonly string[]; readonly apiKey: readonly string[] }
  readonly permissions: { readonly heading: string; readonly oauth2: string; readonly apiKey: string }
  readonly reading: Section
  readonly removing: {
    readonly heading: string
    readonly oauth2: readonly string[]
    readonly apiKey: readonly string[]
    readonly both: readonly string[]
  }
  readonly articles: { readonly heading: string; readonly apiAccess: string; readonly findAdmin: string }
  readonly support: string
  readonly otherLanguage: string
  readonly missing: { readonly title: string; readonly message: string; readonly fix: string }
}

interface Section {
  readonly heading: string
  readonly paragraphs: readonly string[]
}

const { api, apiInOlderTenants, keysTab, integrationsTab, getKey, getKeyInOlderTenants } = places

/** What the help page says, by language. Menus of Gong keep the names that Gong shows. */
export const helpTexts: Readonly<Record<ConnectLanguage, (app: string) => HelpTexts>> = {
  en: (app) => ({
    title: `How to connect Gong with ${app}`,
    lead: `It takes about five minutes, and connects your whole Gong company: Gong gives this permission for a company, never for single users.`,
    who: {
      heading: 'Who has to do it',
      paragraphs: [
        'A technical administrator of Gong. Other users of Gong, business administrators too, cannot give this permission.',
        `Not one yourself? On the page that ${app} opened, copy a link for somebody who is. It works for seven days, and that person needs no account at ${app}.`,
      ],
    },
    steps: {
      heading: 'Step by step',
      oauth2: [
        `Open the linking page from ${app}, and continue to Gong.`,
        'Sign in at Gong, if you are not signed in there already.',
        `Gong shows what ${app} asks for; it is listed below. Approve it. Where Gong shows an error instead, you are most likely no technical administrator.`,
        'Gong brings you back. Choose what may be read, and finish.',
        `Later you find the integration in Gong under ${api} > ${integrationsTab}; in older tenants under ${apiInOlderTenants} > ${integrationsTab}.`,
      ],
      apiKey: [
        `In Gong, open ${api}, and there the tab ${keysTab}. In older tenants: ${apiInOlderTenants}.`,
        `Choose ${getKey}; older tenants call it ${getKeyInOlderTenants}.`,
        'Copy the Access Key and the Access Key Secret. The secret is shown this once. Lost it? Make a new key.',
        'Copy the API base URL that Gong shows beside the key. It is of your company alone, such as https://us-12345.api.gong.io.',
        `Does the key have Trusted IPs? Then add the addresses from which ${app} asks; whoever runs ${app} tells you which. Gong takes up to five minutes to heed a change.`,
        `Paste all three on the linking page of ${app}. They are tested with one call before anything is kept.`,
      ],
    },
    permissions: {
      heading: 'What is allowed with it',
      oauth2: 'Gong asks you to allow exactly this, for the whole company:',
      apiKey: `Gong knows no permissions for keys: a key opens the whole API of your company. Hence use a key of its own for ${app}, which you can delete without touching others.`,
    },
    reading: {
      heading: 'What is read',
      paragraphs: [
        'Users, workspaces, calls and their transcripts, as far as they are allowed and chosen. After linking you choose which workspaces, from which day on, and whether private calls are among them; without a choice they are not.',
        'The key or the permission itself is kept encrypted, and nobody gets to see it again.',
      ],
    },
    removing: {
      heading: 'How to remove it',
      oauth2: [
        `In Gong, open ${api} > ${integrationsTab}, or the integration's page in the Gong Collective, and take its access away. What Gong calls this differs between tenants; Gong's support does it as well.`,
      ],
      apiKey: [`In Gong, open ${api}, tab ${keysTab}, and delete the key of ${app}. From that moment nothing is read.`],
      both: [`Ask ${app} to delete the connection. What was read of your company is deleted with it.`],
    },
    articles: {
      heading: "Gong's own articles",
      apiAccess: 'Receive access to the API',
      findAdmin: 'Find your technical or business administrator',
    },
    support: `Help from ${app}`,
    otherLanguage: 'Diese Seite auf Deutsch',
    missing: {
      title: 'There is no such page',
      message: 'The integration that this page was about does not exist, or no longer does.',
      fix: 'Go back to the application that sent you here, and open the help from there.',
    },
  }),
  de: (app) => ({
    title: `So verbinden Sie Gong mit ${app}`,
    lead: `Es dauert etwa fünf Minuten und verbindet Ihr ganzes Gong-Unternehmen: Gong gibt diese Erlaubnis für ein Unternehmen, nie für einzelne Benutzer.`,
    who: {
      heading: 'Wer es tun muss',
      paragraphs: [
        'Ein technischer Administrator von Gong. Andere Benutzer von Gong, auch Business-Administratoren, können diese Erlaubnis nicht geben.',
        `Sind Sie das nicht? Kopieren Sie auf der Seite, die ${app} geöffnet hat, einen Link für jemanden, der es ist. Er gilt sieben Tage, und diese Person braucht kein Konto bei ${app}.`,
      ],
    },
    steps: {
      heading: 'Schritt für Schritt',
      oauth2: [
        `Öffnen Sie aus ${app} die Verbindungsseite und gehen Sie weiter zu Gong.`,
        'Melden Sie sich bei Gong an, falls Sie dort noch nicht angemeldet sind.',
        `Gong zeigt, was ${app} verlangt; es steht unten. Stimmen Sie zu. Zeigt Gong stattdessen einen Fehler, sind Sie wahrscheinlich kein technischer Administrator.`,
        'Gong bringt Sie zurück. Wählen Sie, was gelesen werden darf, und schließen Sie ab.',
        `Später finden Sie die Integration in Gong unter ${api} > ${integrationsTab}; in älteren Gong-Umgebungen unter ${apiInOlderTenants} > ${integrationsTab}.`,
      ],
      apiKey: [
        `Öffnen Sie in Gong ${api} und dort den Reiter ${keysTab}. In älteren Gong-Umgebungen: ${apiInOlderTenants}.`,
        `Wählen Sie ${getKey}; in älteren Umgebungen heißt es ${getKeyInOlderTenants}.`,
        'Kopieren Sie Access Key und Access Key Secret. Das Secret wird nur dieses eine Mal gezeigt. Verloren? Erzeugen Sie einen neuen Schlüssel.',
        'Kopieren Sie die API base URL, die Gong neben dem Schlüssel zeigt. Sie gehört allein Ihrem Unternehmen, etwa https://us-12345.api.gong.io.',
        `Hat der Schlüssel Trusted IPs? Dann fügen Sie die Adressen hinzu, von denen ${app} fragt; welche das sind, sagt Ihnen der Betreiber von ${app}. Gong braucht bis zu fünf Minuten, um eine Änderung zu beachten.`,
        `Fügen Sie alle drei auf der Verbindungsseite von ${app} ein. Sie werden mit einem Aufruf geprüft, bevor etwas aufbewahrt wird.`,
      ],
    },
    permissions: {
      heading: 'Was damit erlaubt ist',
      oauth2: 'Gong bittet Sie, genau das für das ganze Unternehmen zu erlauben:',
      apiKey: `Gong kennt für Schlüssel keine Berechtigungen: Ein Schlüssel öffnet die ganze API Ihres Unternehmens. Nehmen Sie deshalb für ${app} einen eigenen, den Sie löschen können, ohne andere zu berühren.`,
    },
    reading: {
      heading: 'Was gelesen wird',
      paragraphs: [
        'Benutzer, Workspaces, Calls und ihre Transkripte, soweit sie erlaubt und gewählt sind. Nach dem Verbinden wählen Sie, welche Workspaces, ab welchem Tag, und ob private Calls dabei sind; ohne Wahl sind sie es nicht.',
        'Der Schlüssel oder die Erlaubnis selbst wird verschlüsselt aufbewahrt, und niemand bekommt sie wieder zu sehen.',
      ],
    },
    removing: {
      heading: 'So entfernen Sie es',
      oauth2: [
        `Öffnen Sie in Gong ${api} > ${integrationsTab} oder die Seite der Integration im Gong Collective, und nehmen Sie ihr den Zugriff. Wie Gong das nennt, ist von Umgebung zu Umgebung verschieden; auch der Support von Gong tut es.`,
      ],
      apiKey: [
        `Öffnen Sie in Gong ${api}, Reiter ${keysTab}, und löschen Sie den Schlüssel von ${app}. Von da an wird nichts mehr gelesen.`,
      ],
      both: [
        `Bitten Sie ${app}, die Verbindung zu löschen. Was von Ihrem Unternehmen gelesen wurde, wird mit ihr gelöscht.`,
      ],
    },
    articles: {
      heading: 'Artikel von Gong (auf Englisch)',
      apiAccess: 'Receive access to the API',
      findAdmin: 'Find your technical or business administrator',
    },
    support: `Hilfe von ${app}`,
    otherLanguage: 'This page in English',
    missing: {
      title: 'Diese Seite gibt es nicht',
      message: 'Die Integration, von der diese Seite handelte, gibt es nicht oder nicht mehr.',
      fix: 'Gehen Sie zurück zu der Anwendung, die Sie hierher geschickt hat, und öffnen Sie die Hilfe von dort.',
    },
  }),
}
