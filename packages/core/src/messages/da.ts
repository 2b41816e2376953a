import type { Messages } from './messages.ts'

/** Danish. */
export const danish: Messages = {
  language: 'da',
  bank: 'din bank',
  attempts: { one: 'Du har {count} forsøg tilbage.', other: 'Du har {count} forsøg tilbage.' },
  issues: {
    wrong_details: ['Oplysningerne virkede ikke', 'Tjek dem i din mobilbank, og prøv igen.'],
    wrong_answer: ['Svaret virkede ikke', 'Tjek det, eller få en ny kode, og prøv igen.'],
    wrong_phone: ['Telefonnummeret virkede ikke', 'Tjek det, og prøv igen.'],
    different_login: [
      'Brug det samme login som før',
      'Prøv igen med det, du brugte første gang. Hvis det er ændret, skal du oprette en ny forbindelse.',
    ],
    account_locked: [
      'Dit login er låst',
      '{bank} har låst det for at beskytte dig. Lås det op i din mobilbank, og kom så tilbage hertil.',
    ],
    password_reset: [
      'Du skal have en ny adgangskode',
      'Vælg en i din mobilbank, og kom så tilbage hertil.',
    ],
    setup_needed: [
      'Log først ind hos din bank',
      '{bank} har et spørgsmål til dig. Svar på det i din mobilbank, og kom så tilbage hertil.',
    ],
    not_finished: [
      'Det blev ikke gennemført',
      'Der er ikke ændret noget. Prøv igen, og gennemfør alle trin.',
    ],
    bank_down: [
      '{bank} har tekniske problemer',
      'Dine penge er i sikkerhed. Prøv igen senere, eller vælg en anden bank.',
    ],
    bank_slow: [
      '{bank} svarer ikke',
      'Dine penge er i sikkerhed. Prøv igen senere, eller vælg en anden bank.',
    ],
    bank_not_supported: [
      'Vi kan ikke forbinde denne bank',
      '{bank} virker ikke her. Vælg en anden bank.',
    ],
    sign_in_not_supported: [
      'Vi kan ikke forbinde denne konto',
      'Den måde, du logger ind på hos {bank}, virker ikke her. Vælg en anden bank.',
    ],
    bank_not_ready: ['{bank} kan ikke bruges her endnu', 'Vælg en anden bank indtil videre.'],
    not_connected: [
      'Det lykkedes ikke',
      'Der gik noget galt undervejs. Dine penge er i sikkerhed. Prøv igen.',
    ],
    no_accounts: ['Ingen konto, vi kan bruge', 'Vælg en anden bank, eller del en anden konto.'],
    no_payment_account: [
      'Her skal du bruge en anden konto',
      'Vælg en konto, der kan sende og modtage penge.',
    ],
    no_fitting_account: [
      'Ingen konto af den rigtige slags',
      'Vælg en anden bank, eller del en anden konto.',
    ],
    wrong_number: ['Kontonummeret virkede ikke', 'Tjek det i din mobilbank, og prøv igen.'],
    wrong_amounts: ['Det stemte ikke', 'Tjek det i din mobilbank, og prøv igen.[ {attempts}]'],
    check_over: [
      'Kontrollen er afsluttet',
      'Der var for mange forsøg, eller det tog for lang tid. Dine penge er i sikkerhed. Start forfra.',
    ],
    access_needed: [
      'Vi har brug for din tilladelse',
      '{bank} delte ikke alt det, vi skal bruge. Prøv igen, og fjern ingen flueben. Der bliver ikke flyttet penge.',
    ],
    consent_needed: [
      'Vi har brug for én tilladelse mere',
      'Gennemgå, hvad du deler med os hos {bank}. Der bliver ikke flyttet penge.',
    ],
    payment_cancelled: [
      'Betalingen blev stoppet',
      'Der er ikke flyttet penge. Prøv igen, eller vælg en anden bank.',
    ],
    payment_rejected: [
      'Betalingen blev afvist',
      'Der er ikke flyttet penge. Prøv igen, eller vælg en anden bank.',
    ],
    window_blocked: [
      'Din banks side åbnede ikke',
      'Måske er den blevet blokeret. Tillad pop op-vinduer her, og prøv igen.',
    ],
    session_expired: [
      'Start forfra',
      'Din banks login lukker efter et stykke tid for at beskytte dig.',
    ],
    already_finished: [
      'Dette trin er allerede klaret',
      'Du behøver ikke at gøre mere her. Hvis {bank} ikke er forbundet, så start forfra.',
    ],
    other_tab: [
      'Fortsæt i den anden fane',
      'Du har allerede åbnet dette i en anden fane. Du kan lukke denne.',
    ],
    return_lost: [
      'Vi ved ikke, hvor langt du var nået',
      'Måske kom du tilbage i en anden browser. Dine penge er i sikkerhed. Start forfra her.',
    ],
    direct: [
      'Du behøver ikke at gøre noget her',
      'Din bank sender dig tilbage hertil. Der er ikke noget galt. Forbind en bank for at begynde.',
    ],
    other_person: ['En anden har startet dette', 'Start selv forfra, eller log ind som den anden.'],
    disconnected: [
      '{bank} er ikke længere forbundet',
      'Adgangen er fjernet. Dine penge er i sikkerhed. Du kan forbinde banken igen.',
    ],
    reconnect_needed: [
      'Forbind {bank} igen',
      'Du skal logge ind igen. Det, du ser her, er måske gammelt. Dine penge er i sikkerhed.',
    ],
    not_repaired: [
      '{bank} er stadig ikke forbundet',
      'Dine penge er i sikkerhed. Forbind igen, eller kig i din mobilbank.',
    ],
    newer_connection: [
      '{bank} er forbundet to gange',
      'Den nyere forbindelse har overtaget. Behold den, og fjern denne.',
    ],
    already_connected: [
      '{bank} er allerede forbundet',
      'Behold forbindelsen, som den er, eller lad den nye tage dens plads.',
    ],
    one_at_a_time: [
      'Din første forbindelse er måske stoppet',
      'Når {bank} forbindes igen, kan den forbindelse, du havde, stoppe. Behold den, og reparer den, eller lad den nye tage dens plads.',
    ],
    not_ready_yet: [
      'Det er ikke færdigt endnu',
      'Der er ikke noget galt. Kig igen om et stykke tid.',
    ],
    script_blocked: [
      'Noget blokerer denne side',
      'Måske er det en adblocker. Slå den fra, og prøv igen.',
    ],
    storage_refused: [
      'Din browser husker ikke, hvor du er',
      'Giv siden lov til at gemme data, og prøv igen.',
    ],
    no_connection: [
      'Vi kan ikke få forbindelse',
      'Måske er dit internet nede. Dine penge er i sikkerhed. Tjek internettet, og prøv igen.',
    ],
    no_answer: [
      'Det tager for lang tid',
      'Måske er dit internet langsomt. Dine penge er i sikkerhed. Tjek internettet, og prøv igen.',
    ],
    signed_out: [
      'Log ind igen',
      'Du blev logget ud for din sikkerheds skyld. Log ind igen for at forbinde din bank.',
    ],
    service_down: [
      'Forbindelsen til bankerne er nede',
      'Vi kan ikke forbinde banker lige nu. Dine penge er i sikkerhed. Prøv igen senere.',
    ],
    too_many_tries: [
      'For mange forsøg lige nu',
      'Dine penge er i sikkerhed. Vent et stykke tid, før du prøver igen.',
    ],
    our_side: [
      'Fejlen ligger hos os',
      'Den skal vi rette. Dine penge og bankoplysninger er i sikkerhed.',
    ],
  },
  actions: {
    retry: 'Prøv igen',
    sign_in_again: 'Log ind igen',
    reconnect: 'Forbind igen',
    choose_another_bank: 'Vælg en anden bank',
    go_to_bank_first: 'Log først ind hos din bank',
    wait: 'Prøv igen senere',
    enter_manually: 'Indtast oplysninger selv',
    review_consent: 'Gennemgå, hvad du deler',
    contact_support: 'Kontakt support',
    start_again: 'Start forfra',
    keep_existing: 'Behold forbindelsen',
    connect_anyway: 'Forbind en gang til',
  },
  connect: 'Forbind en bank',
  connecting: 'Åbner forbindelsen til din bank…',
  finishing: 'Afslutter…',
  returning: 'Du kommer tilbage fra din bank…',
  reconnect: 'Forbind igen',
  opened: 'Fortsæt i det vindue, der er åbnet.',
  linked: '{bank} er forbundet.',
  updated: '{bank} er forbundet igen.',
  closed: 'Der er ikke ændret noget.',
  chooseBank: 'Vælg din bank',
  continue: 'Fortsæt',
  supportDetails: 'Oplysninger til support',
  supportBank: 'Bank',
  supportSession: 'Session',
  supportRequest: 'Anmodning',
  copy: 'Kopiér',
  copied: 'Kopieret',
  health: {
    sign_in_required: [
      'Forbind {bank} igen',
      'Du skal logge ind igen. Det, du ser her, er måske gammelt. Dine penge er i sikkerhed.',
    ],
    consent_expired: [
      'Forbind {bank} igen',
      'Din tilladelse er udløbet. Giv den igen, så alt forbliver opdateret. Dine penge er i sikkerhed.',
    ],
    access_withdrawn: [
      '{bank} deler ikke længere data',
      'Tilladelsen er trukket tilbage hos din bank. Log ind igen for at fortsætte. Dine penge er i sikkerhed.',
    ],
    expires: [
      'Forbind snart {bank} igen',
      'Din tilladelse udløber snart[, den {date}]. Forbind igen nu, så alt forbliver opdateret.',
    ],
    disconnects: [
      'Forbind snart {bank} igen',
      'Din bank holder snart op med at dele data[, den {date}]. Forbind igen nu, så alt forbliver opdateret.',
    ],
    bank_moves: [
      'Ny måde at forbinde {bank} på',
      'Den gamle måde lukker snart[, den {date}]. Forbind igen nu, så alt forbliver opdateret.',
    ],
    new_accounts: [
      'Nye konti hos {bank}',
      'Du kan tilføje dem her eller lade alt være, som det er.',
    ],
    new_accounts_relink: [
      'Nye konti hos {bank}',
      'Forbind din bank en gang til for at tilføje dem. Eller lad alt være, som det er.',
    ],
    consent_missing: [
      '{bank} har brug for din tilladelse',
      'Vi kan ikke se alt det, vi skal bruge. Gennemgå, hvad du deler. Der bliver ikke flyttet penge.',
    ],
    verification_pending: [
      'Afslut opsætningen af {bank}',
      'Kig efter en lille indbetaling fra os på din konto. Indtast derefter koden fra indbetalingen her.',
    ],
    revoked: [
      '{bank} er ikke længere forbundet',
      'Tilladelsen til at læse data er trukket tilbage. Forbind igen, eller fjern forbindelsen. Dine penge er i sikkerhed.',
    ],
    gone: [
      '{bank} er ikke længere forbundet',
      'Forbindelsen kan ikke genoprettes. Forbind en gang til, eller fjern forbindelsen. Dine penge er i sikkerhed.',
    ],
    account_closed: [
      'En konto hos {bank} er væk',
      'Din bank deler den ikke længere. Hvis det er forkert, så vælg dine konti igen.',
    ],
    bank_trouble: [
      '{bank} har et problem',
      'Det, du ser her, er måske gammelt. Dine penge er i sikkerhed. Du behøver ikke at gøre noget.',
    ],
    unknown: [
      'Vi tjekker forbindelsen til {bank}',
      'Det, du ser her, er måske gammelt. Du behøver ikke at gøre noget.',
    ],
  },
  repairs: {
    plain: 'Forbind igen',
    accounts: 'Vælg konti',
    consent: 'Gennemgå, hvad du deler',
    verify: 'Indtast koden',
    relink: 'Forbind en gang til',
  },
  manyNeedYou: {
    one: 'Du skal gøre noget hos {count} bank',
    other: 'Du skal gøre noget hos {count} banker',
  },
  upToDate: 'Opdateret',
  changed: 'Ændret {time}',
  alreadyFine: '{bank} er forbundet. Der var ikke noget at reparere.',
  snooze: 'Mind mig om det senere',
  remove: 'Fjern forbindelsen',
  removeQuestion: [
    'Fjern forbindelsen til {bank}?',
    'Vi holder op med at læse kontiene der og sletter vores adgang. Der ændres ikke noget hos din bank.',
  ],
  cancel: 'Behold forbindelsen',
  removeFailed: 'Det lykkedes ikke. Der er ikke ændret noget. Prøv igen.',
  accountEnding: 'der ender på {mask}',
  noAccounts: 'Der deles ingen konti',
  accountsAdded: 'Deles nu',
  accountsRemoved: 'Deles ikke længere',
  accountsKept: 'Deles stadig',
}
