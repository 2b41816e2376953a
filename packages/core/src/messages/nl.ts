import type { Messages } from './messages.ts'

/** Dutch, as banks write it: with “je”. */
export const dutch: Messages = {
  language: 'nl',
  bank: 'je bank',
  attempts: {
    one: 'Je kunt het nog {count} keer proberen.',
    other: 'Je kunt het nog {count} keer proberen.',
  },
  issues: {
    wrong_details: [
      'Inloggen lukte niet met deze gegevens',
      'Controleer ze in de app van je bank en probeer het opnieuw.',
    ],
    wrong_answer: [
      'Dit antwoord werkte niet',
      'Controleer het of vraag een nieuwe code aan. Probeer het dan opnieuw.',
    ],
    wrong_phone: ['Dit telefoonnummer werkte niet', 'Controleer het en probeer het opnieuw.'],
    different_login: [
      'Log in met dezelfde gegevens als eerst',
      'Probeer het opnieuw met de gegevens die je eerder gebruikte. Zijn die veranderd? Maak dan een nieuwe koppeling.',
    ],
    account_locked: [
      'Je toegang is geblokkeerd',
      '{bank} deed dit om je te beschermen. Hef de blokkering op in de app van je bank en kom dan hier terug.',
    ],
    password_reset: [
      'Je hebt een nieuw wachtwoord nodig',
      'Kies er een in de app van je bank en kom dan hier terug.',
    ],
    setup_needed: [
      'Log eerst in bij je bank',
      '{bank} heeft een vraag voor je. Beantwoord die in de app van je bank en kom dan hier terug.',
    ],
    not_finished: [
      'Dit is niet afgerond',
      'Er is niets veranderd. Probeer het opnieuw en volg de stappen tot het einde.',
    ],
    bank_down: [
      'Er is een storing bij {bank}',
      'Je geld is veilig. Probeer het later opnieuw of kies een andere bank.',
    ],
    bank_slow: [
      '{bank} reageert niet',
      'Je geld is veilig. Probeer het later opnieuw of kies een andere bank.',
    ],
    bank_not_supported: [
      'We kunnen deze bank niet koppelen',
      '{bank} werkt hier niet. Kies een andere bank.',
    ],
    sign_in_not_supported: [
      'We kunnen deze rekening niet koppelen',
      'De manier waarop je inlogt bij {bank} werkt hier niet. Kies een andere bank.',
    ],
    bank_not_ready: ['{bank} is hier nog niet beschikbaar', 'Kies voorlopig een andere bank.'],
    not_connected: [
      'Dat is niet gelukt',
      'Er ging onderweg iets mis. Je geld is veilig. Probeer het opnieuw.',
    ],
    no_accounts: [
      'Geen rekening die we kunnen gebruiken',
      'Kies een andere bank of deel een andere rekening.',
    ],
    no_payment_account: [
      'Hiervoor is een andere rekening nodig',
      'Kies een rekening waarmee je geld kunt overmaken en ontvangen.',
    ],
    no_fitting_account: [
      'Geen rekening van de juiste soort',
      'Kies een andere bank of deel een andere rekening.',
    ],
    wrong_number: [
      'Dit rekeningnummer werkte niet',
      'Controleer het in de app van je bank en probeer het opnieuw.',
    ],
    wrong_amounts: [
      'Dat klopte niet',
      'Controleer het in de app van je bank en probeer het opnieuw.[ {attempts}]',
    ],
    check_over: [
      'Deze controle is gestopt',
      'Er waren te veel pogingen of het duurde te lang. Je geld is veilig. Begin opnieuw.',
    ],
    access_needed: [
      'We hebben je toestemming nodig',
      '{bank} deelde niet alles wat we nodig hebben. Probeer het opnieuw en laat alle vinkjes staan. Er wordt geen geld overgemaakt.',
    ],
    consent_needed: [
      'We hebben nog één toestemming nodig',
      'Bekijk wat je bij {bank} met ons deelt. Er wordt geen geld overgemaakt.',
    ],
    payment_cancelled: [
      'De betaling is gestopt',
      'Er is geen geld overgemaakt. Probeer het opnieuw of kies een andere bank.',
    ],
    payment_rejected: [
      'De betaling is geweigerd',
      'Er is geen geld overgemaakt. Probeer het opnieuw of kies een andere bank.',
    ],
    window_blocked: [
      'De pagina van je bank ging niet open',
      'Misschien is die geblokkeerd. Sta pop-ups hier toe en probeer het opnieuw.',
    ],
    session_expired: [
      'Begin opnieuw',
      'Voor je veiligheid stopt het inloggen bij je bank na een tijdje.',
    ],
    already_finished: [
      'Deze stap is al klaar',
      'Je hoeft hier niets meer te doen. Is {bank} niet gekoppeld? Begin dan opnieuw.',
    ],
    other_tab: [
      'Ga verder in het andere tabblad',
      'Dit staat open in een ander tabblad. Dit tabblad kun je sluiten.',
    ],
    return_lost: [
      'We weten niet meer waar je was',
      'Misschien kwam je terug in een andere browser. Je geld is veilig. Begin hier opnieuw.',
    ],
    direct: [
      'Hier hoef je niets te doen',
      'Je bank stuurt je terug naar deze pagina. Er is niets mis. Koppel een bank om te beginnen.',
    ],
    other_person: [
      'Iemand anders is hiermee begonnen',
      'Begin zelf opnieuw of log in als die persoon.',
    ],
    disconnected: [
      '{bank} is niet meer gekoppeld',
      'De toegang is ingetrokken. Je geld is veilig. Je kunt de bank opnieuw koppelen.',
    ],
    reconnect_needed: [
      'Koppel {bank} opnieuw',
      'Je moet opnieuw inloggen. Wat je hier ziet, kan verouderd zijn. Je geld is veilig.',
    ],
    not_repaired: [
      '{bank} is nog steeds niet gekoppeld',
      'Je geld is veilig. Koppel opnieuw of kijk in de app van je bank.',
    ],
    newer_connection: [
      '{bank} is twee keer gekoppeld',
      'De nieuwere koppeling heeft deze vervangen. Behoud de nieuwere en verwijder deze.',
    ],
    already_connected: [
      '{bank} is al gekoppeld',
      'Behoud deze koppeling of vervang die door de nieuwe.',
    ],
    one_at_a_time: [
      'Je eerste koppeling is misschien gestopt',
      'Als je {bank} opnieuw koppelt, kan je eerdere koppeling stoppen. Behoud en herstel die, of vervang die door de nieuwe.',
    ],
    not_ready_yet: ['Dit is nog niet klaar', 'Er is niets mis. Kijk over een tijdje nog eens.'],
    script_blocked: [
      'Iets blokkeert deze pagina',
      'Misschien is het een adblocker. Zet die uit en probeer het opnieuw.',
    ],
    storage_refused: [
      'Je browser onthoudt niet waar je bent',
      'Laat deze site gegevens opslaan en probeer het opnieuw.',
    ],
    no_connection: [
      'We krijgen geen verbinding',
      'Misschien werkt je internet niet. Je geld is veilig. Controleer je internet en probeer het opnieuw.',
    ],
    no_answer: [
      'Dit duurt te lang',
      'Misschien is je internet traag. Je geld is veilig. Controleer je internet en probeer het opnieuw.',
    ],
    signed_out: [
      'Log opnieuw in',
      'Je bent uitgelogd voor je veiligheid. Log opnieuw in om je bank te koppelen.',
    ],
    service_down: [
      'Storing bij het koppelen van banken',
      'We kunnen nu geen banken koppelen. Je geld is veilig. Probeer het later opnieuw.',
    ],
    too_many_tries: [
      'Te veel pogingen op dit moment',
      'Je geld is veilig. Wacht een tijdje voordat je het opnieuw probeert.',
    ],
    our_side: [
      'Dit ligt aan ons',
      'Wij moeten dit oplossen. Je geld en je bankgegevens zijn veilig.',
    ],
  },
  actions: {
    retry: 'Probeer opnieuw',
    sign_in_again: 'Log opnieuw in',
    reconnect: 'Koppel opnieuw',
    choose_another_bank: 'Kies een andere bank',
    go_to_bank_first: 'Log eerst in bij je bank',
    wait: 'Probeer het later opnieuw',
    enter_manually: 'Vul je gegevens zelf in',
    review_consent: 'Bekijk wat je deelt',
    contact_support: 'Neem contact op',
    start_again: 'Begin opnieuw',
    keep_existing: 'Behoud deze koppeling',
    connect_anyway: 'Koppel nog een keer',
  },
  connect: 'Koppel een bank',
  connecting: 'Verbinden met je bank…',
  finishing: 'Afronden…',
  returning: 'Je komt terug van je bank…',
  reconnect: 'Koppel opnieuw',
  opened: 'Ga verder in het venster dat is geopend.',
  linked: '{bank} is gekoppeld.',
  updated: '{bank} is weer gekoppeld.',
  closed: 'Er is niets veranderd.',
  chooseBank: 'Kies je bank',
  continue: 'Ga verder',
  supportDetails: 'Gegevens voor de klantenservice',
  supportBank: 'Bank',
  supportSession: 'Sessie',
  supportRequest: 'Verzoek',
  copy: 'Kopieer',
  copied: 'Gekopieerd',
  health: {
    sign_in_required: [
      'Koppel {bank} opnieuw',
      'Je moet opnieuw inloggen. Wat je hier ziet, kan verouderd zijn. Je geld is veilig.',
    ],
    consent_expired: [
      'Koppel {bank} opnieuw',
      'Je toestemming is verlopen. Geef die opnieuw, dan blijft alles actueel. Je geld is veilig.',
    ],
    access_withdrawn: [
      '{bank} deelt geen gegevens meer',
      'De toestemming is bij je bank ingetrokken. Log opnieuw in om verder te gaan. Je geld is veilig.',
    ],
    expires: [
      'Koppel {bank} binnenkort opnieuw',
      'Je toestemming verloopt binnenkort[, op {date}]. Koppel nu opnieuw, dan blijft alles actueel.',
    ],
    disconnects: [
      'Koppel {bank} binnenkort opnieuw',
      'Je bank stopt binnenkort met delen[, op {date}]. Koppel nu opnieuw, dan blijft alles actueel.',
    ],
    bank_moves: [
      '{bank} heeft een nieuwe manier van koppelen',
      'De oude stopt binnenkort[, op {date}]. Koppel nu opnieuw, dan blijft alles actueel.',
    ],
    new_accounts: [
      'Nieuwe rekeningen bij {bank}',
      'Je kunt ze hier toevoegen of alles laten zoals het is.',
    ],
    new_accounts_relink: [
      'Nieuwe rekeningen bij {bank}',
      'Koppel je bank nog een keer om ze toe te voegen. Of laat alles zoals het is.',
    ],
    consent_missing: [
      '{bank} heeft je toestemming nodig',
      'We zien niet alles wat we nodig hebben. Bekijk wat je deelt. Er wordt geen geld overgemaakt.',
    ],
    verification_pending: [
      'Rond de koppeling met {bank} af',
      'Zoek op je rekening naar een kleine bijschrijving van ons. Vul de code daarvan hier in.',
    ],
    revoked: [
      '{bank} is niet meer gekoppeld',
      'De toestemming om gegevens te lezen is ingetrokken. Koppel opnieuw of verwijder de koppeling. Je geld is veilig.',
    ],
    gone: [
      '{bank} is niet meer gekoppeld',
      'De koppeling kan niet worden hersteld. Koppel nog een keer of verwijder de koppeling. Je geld is veilig.',
    ],
    account_closed: [
      'Een rekening bij {bank} is weg',
      'Je bank deelt die niet meer. Klopt dat niet? Kies dan je rekeningen opnieuw.',
    ],
    bank_trouble: [
      'Er is een probleem bij {bank}',
      'Wat je hier ziet, kan verouderd zijn. Je geld is veilig. Je hoeft niets te doen.',
    ],
    unknown: [
      'We controleren de koppeling met {bank}',
      'Wat je hier ziet, kan verouderd zijn. Je hoeft niets te doen.',
    ],
  },
  repairs: {
    plain: 'Koppel opnieuw',
    accounts: 'Kies rekeningen',
    consent: 'Bekijk wat je deelt',
    verify: 'Vul de code in',
    relink: 'Koppel nog een keer',
  },
  manyNeedYou: {
    one: '{count} bank vraagt je aandacht',
    other: '{count} banken vragen je aandacht',
  },
  upToDate: 'Actueel',
  changed: 'Gewijzigd: {time}',
  alreadyFine: '{bank} is gekoppeld. Er viel niets te herstellen.',
  snooze: 'Herinner me later',
  remove: 'Verwijder de koppeling',
  removeQuestion: [
    'Koppeling met {bank} verwijderen?',
    'We lezen de rekeningen daar niet meer en verwijderen onze toegang. Bij je bank verandert er niets.',
  ],
  cancel: 'Behoud de koppeling',
  removeFailed: 'Dat is niet gelukt. Er is niets veranderd. Probeer het opnieuw.',
  accountEnding: 'eindigend op {mask}',
  noAccounts: 'Er worden geen rekeningen gedeeld',
  accountsAdded: 'Nu gedeeld',
  accountsRemoved: 'Niet meer gedeeld',
  accountsKept: 'Nog steeds gedeeld',
}
