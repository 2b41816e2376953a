import type { Messages } from './messages.ts'

/** Norwegian: bokmål. */
export const norwegian: Messages = {
  language: 'no',
  bank: 'banken din',
  attempts: { one: 'Du har {count} forsøk igjen.', other: 'Du har {count} forsøk igjen.' },
  issues: {
    wrong_details: ['Opplysningene fungerte ikke', 'Sjekk dem i mobilbanken, og prøv igjen.'],
    wrong_answer: ['Svaret fungerte ikke', 'Sjekk det, eller få en ny kode, og prøv igjen.'],
    wrong_phone: ['Telefonnummeret fungerte ikke', 'Sjekk det, og prøv igjen.'],
    different_login: [
      'Bruk samme innlogging som før',
      'Prøv igjen med den du brukte først. Hvis den er endret, må du opprette en ny tilkobling.',
    ],
    account_locked: [
      'Innloggingen din er låst',
      '{bank} har låst den for å beskytte deg. Lås den opp i mobilbanken, og kom så tilbake hit.',
    ],
    password_reset: ['Du trenger et nytt passord', 'Lag et i mobilbanken, og kom så tilbake hit.'],
    setup_needed: [
      'Logg inn hos banken din først',
      '{bank} har et spørsmål til deg. Svar på det i mobilbanken, og kom så tilbake hit.',
    ],
    not_finished: [
      'Det ble ikke fullført',
      'Ingenting er endret. Prøv igjen, og følg trinnene helt til slutten.',
    ],
    bank_down: [
      '{bank} har tekniske problemer',
      'Pengene dine er trygge. Prøv igjen senere, eller velg en annen bank.',
    ],
    bank_slow: [
      '{bank} svarer ikke',
      'Pengene dine er trygge. Prøv igjen senere, eller velg en annen bank.',
    ],
    bank_not_supported: [
      'Vi kan ikke koble til denne banken',
      '{bank} fungerer ikke her. Velg en annen bank.',
    ],
    sign_in_not_supported: [
      'Vi kan ikke koble til denne kontoen',
      'Måten du logger inn på hos {bank}, fungerer ikke her. Velg en annen bank.',
    ],
    bank_not_ready: ['{bank} kan ikke brukes her ennå', 'Velg en annen bank inntil videre.'],
    not_connected: [
      'Det gikk ikke',
      'Noe gikk galt underveis. Pengene dine er trygge. Prøv igjen.',
    ],
    no_accounts: ['Ingen konto vi kan bruke', 'Velg en annen bank, eller del en annen konto.'],
    no_payment_account: [
      'Her trenger du en annen konto',
      'Velg en konto som kan sende og motta penger.',
    ],
    no_fitting_account: [
      'Ingen konto av riktig type',
      'Velg en annen bank, eller del en annen konto.',
    ],
    wrong_number: ['Kontonummeret fungerte ikke', 'Sjekk det i mobilbanken, og prøv igjen.'],
    wrong_amounts: ['Det stemte ikke', 'Sjekk det i mobilbanken, og prøv igjen.[ {attempts}]'],
    check_over: [
      'Kontrollen er avsluttet',
      'Det ble for mange forsøk, eller det tok for lang tid. Pengene dine er trygge. Start på nytt.',
    ],
    access_needed: [
      'Vi trenger din tillatelse',
      '{bank} delte ikke alt vi trenger. Prøv igjen, og la alle boksene være krysset av. Ingen penger blir flyttet.',
    ],
    consent_needed: [
      'Vi trenger én tillatelse til',
      'Se over hva du deler med oss hos {bank}. Ingen penger blir flyttet.',
    ],
    payment_cancelled: [
      'Betalingen ble stoppet',
      'Ingen penger er flyttet. Prøv igjen, eller velg en annen bank.',
    ],
    payment_rejected: [
      'Betalingen ble avvist',
      'Ingen penger er flyttet. Prøv igjen, eller velg en annen bank.',
    ],
    window_blocked: [
      'Bankens side ble ikke åpnet',
      'Den kan ha blitt blokkert. Tillat popup-vinduer her, og prøv igjen.',
    ],
    session_expired: [
      'Start på nytt',
      'Innloggingen til banken lukkes etter en stund for å beskytte deg.',
    ],
    already_finished: [
      'Dette trinnet er allerede fullført',
      'Du trenger ikke å gjøre mer her. Hvis {bank} ikke er koblet til, kan du starte på nytt.',
    ],
    other_tab: [
      'Fortsett i den andre fanen',
      'Dette er åpent i en annen fane. Du kan lukke denne.',
    ],
    return_lost: [
      'Vi vet ikke hvor langt du hadde kommet',
      'Kanskje du kom tilbake i en annen nettleser. Pengene dine er trygge. Start på nytt her.',
    ],
    direct: [
      'Du trenger ikke å gjøre noe her',
      'Banken din sender deg tilbake hit. Alt er som det skal. Koble til en bank for å begynne.',
    ],
    other_person: [
      'Noen andre har startet dette',
      'Start på nytt som deg selv, eller logg inn som den andre.',
    ],
    disconnected: [
      '{bank} er koblet fra',
      'Tilgangen er fjernet. Pengene dine er trygge. Du kan koble til banken igjen.',
    ],
    reconnect_needed: [
      'Koble til {bank} igjen',
      'Du må logge inn igjen. Det du ser her, kan være gammelt. Pengene dine er trygge.',
    ],
    not_repaired: [
      '{bank} er fortsatt ikke koblet til',
      'Pengene dine er trygge. Koble til igjen, eller se i mobilbanken.',
    ],
    newer_connection: [
      '{bank} er koblet til to ganger',
      'Den nyere tilkoblingen har tatt over. Behold den, og fjern denne.',
    ],
    already_connected: [
      '{bank} er allerede koblet til',
      'Behold tilkoblingen som den er, eller la den nye ta over.',
    ],
    one_at_a_time: [
      'Den første tilkoblingen kan ha stoppet',
      'Når {bank} kobles til på nytt, kan tilkoblingen du hadde, stoppe. Behold den og reparer den, eller la den nye ta over.',
    ],
    not_ready_yet: ['Dette er ikke klart ennå', 'Alt er som det skal. Sjekk igjen om en stund.'],
    script_blocked: [
      'Noe blokkerer denne siden',
      'Det kan være en annonseblokkerer. Slå den av, og prøv igjen.',
    ],
    storage_refused: [
      'Nettleseren husker ikke hvor du er',
      'La dette nettstedet lagre data, og prøv igjen.',
    ],
    no_connection: [
      'Vi får ikke kontakt',
      'Kanskje nettet ditt er nede. Pengene dine er trygge. Sjekk nettet, og prøv igjen.',
    ],
    no_answer: [
      'Dette tar for lang tid',
      'Kanskje nettet ditt er tregt. Pengene dine er trygge. Sjekk nettet, og prøv igjen.',
    ],
    signed_out: [
      'Logg inn igjen',
      'Du ble logget ut av sikkerhetsgrunner. Logg inn igjen for å koble til banken din.',
    ],
    service_down: [
      'Tilkoblingen til bankene er nede',
      'Vi kan ikke koble til banker akkurat nå. Pengene dine er trygge. Prøv igjen senere.',
    ],
    too_many_tries: [
      'For mange forsøk akkurat nå',
      'Pengene dine er trygge. Vent en stund før du prøver igjen.',
    ],
    our_side: [
      'Feilen ligger hos oss',
      'Den må vi rette. Pengene og bankopplysningene dine er trygge.',
    ],
  },
  actions: {
    retry: 'Prøv igjen',
    sign_in_again: 'Logg inn igjen',
    reconnect: 'Koble til igjen',
    choose_another_bank: 'Velg en annen bank',
    go_to_bank_first: 'Logg inn hos banken din først',
    wait: 'Prøv igjen senere',
    enter_manually: 'Skriv inn opplysninger selv',
    review_consent: 'Se over hva du deler',
    contact_support: 'Kontakt kundeservice',
    start_again: 'Start på nytt',
    keep_existing: 'Behold tilkoblingen',
    connect_anyway: 'Koble til på nytt',
  },
  connect: 'Koble til en bank',
  connecting: 'Åpner tilkoblingen til banken din…',
  finishing: 'Fullfører…',
  returning: 'Du kommer tilbake fra banken din…',
  reconnect: 'Koble til igjen',
  opened: 'Fortsett i vinduet som er åpnet.',
  linked: '{bank} er koblet til.',
  updated: '{bank} er koblet til igjen.',
  closed: 'Ingenting er endret.',
  chooseBank: 'Velg banken din',
  continue: 'Fortsett',
  supportDetails: 'Opplysninger til kundeservice',
  supportBank: 'Bank',
  supportSession: 'Økt',
  supportRequest: 'Forespørsel',
  copy: 'Kopier',
  copied: 'Kopiert',
  health: {
    sign_in_required: [
      'Koble til {bank} igjen',
      'Du må logge inn igjen. Det du ser her, kan være gammelt. Pengene dine er trygge.',
    ],
    consent_expired: [
      'Koble til {bank} igjen',
      'Tillatelsen din har utløpt. Gi den på nytt for å holde alt oppdatert. Pengene dine er trygge.',
    ],
    access_withdrawn: [
      '{bank} deler ikke lenger opplysninger',
      'Tillatelsen er trukket tilbake hos banken din. Logg inn igjen for å fortsette. Pengene dine er trygge.',
    ],
    expires: [
      'Koble snart til {bank} igjen',
      'Tillatelsen din utløper snart[, den {date}]. Koble til igjen nå for å holde alt oppdatert.',
    ],
    disconnects: [
      'Koble snart til {bank} igjen',
      'Banken din slutter snart å dele opplysninger[, den {date}]. Koble til igjen nå for å holde alt oppdatert.',
    ],
    bank_moves: [
      'Ny måte å koble til {bank} på',
      'Den gamle måten opphører snart[, den {date}]. Koble til igjen nå for å holde alt oppdatert.',
    ],
    new_accounts: [
      'Nye kontoer hos {bank}',
      'Du kan legge dem til her, eller la alt være som det er.',
    ],
    new_accounts_relink: [
      'Nye kontoer hos {bank}',
      'Koble til banken på nytt for å legge dem til. Eller la alt være som det er.',
    ],
    consent_missing: [
      '{bank} trenger din tillatelse',
      'Vi ser ikke alt vi trenger. Se over hva du deler. Ingen penger blir flyttet.',
    ],
    verification_pending: [
      'Fullfør tilkoblingen til {bank}',
      'Se etter et lite innskudd fra oss på kontoen din. Skriv så inn koden fra innskuddet her.',
    ],
    revoked: [
      '{bank} er koblet fra',
      'Tillatelsen til å lese opplysninger er trukket tilbake. Koble til igjen, eller fjern tilkoblingen. Pengene dine er trygge.',
    ],
    gone: [
      '{bank} er koblet fra',
      'Tilkoblingen kan ikke gjenopprettes. Koble til på nytt, eller fjern tilkoblingen. Pengene dine er trygge.',
    ],
    account_closed: [
      'En konto hos {bank} er borte',
      'Banken deler den ikke lenger. Hvis det er feil, kan du velge kontoene dine på nytt.',
    ],
    bank_trouble: [
      '{bank} har et problem',
      'Det du ser her, kan være gammelt. Pengene dine er trygge. Du trenger ikke å gjøre noe.',
    ],
    unknown: [
      'Vi sjekker tilkoblingen til {bank}',
      'Det du ser her, kan være gammelt. Du trenger ikke å gjøre noe.',
    ],
  },
  repairs: {
    plain: 'Koble til igjen',
    accounts: 'Velg kontoer',
    consent: 'Se over hva du deler',
    verify: 'Skriv inn koden',
    relink: 'Koble til på nytt',
  },
  manyNeedYou: {
    one: 'Du må gjøre noe hos {count} bank',
    other: 'Du må gjøre noe hos {count} banker',
  },
  upToDate: 'Oppdatert',
  changed: 'Endret {time}',
  alreadyFine: '{bank} er koblet til. Det var ingenting å reparere.',
  snooze: 'Minn meg på det senere',
  remove: 'Fjern tilkoblingen',
  removeQuestion: [
    'Fjerne tilkoblingen til {bank}?',
    'Vi slutter å lese kontoene der og sletter tilgangen vår. Ingenting endres hos banken din.',
  ],
  cancel: 'Behold tilkoblingen',
  removeFailed: 'Det gikk ikke. Ingenting er endret. Prøv igjen.',
  accountEnding: 'som slutter på {mask}',
  noAccounts: 'Ingen kontoer deles',
  accountsAdded: 'Deles nå',
  accountsRemoved: 'Deles ikke lenger',
  accountsKept: 'Deles fortsatt',
}
