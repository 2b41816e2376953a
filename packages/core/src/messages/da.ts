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
      'Prøv igen med det, du brugte første gang. Hvis det er ændret, skal du starte forfra.',
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
    reconnect_soon: [
      'Forbind snart {bank} igen',
      'Din tilladelse udløber snart[, den {date}]. Forbind igen nu, så alt forbliver opdateret.',
    ],
    not_repaired: [
      '{bank} er stadig ikke forbundet',
      'Dine penge er i sikkerhed. Forbind igen, eller kig i din mobilbank.',
    ],
    already_connected: [
      '{bank} er allerede forbundet',
      'Behold forbindelsen, eller forbind en gang til med andre konti eller for en anden person.',
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
  updated: '{bank} er forbundet igen.',
  continue: 'Fortsæt',
  supportDetails: 'Oplysninger til support',
  supportBank: 'Bank',
  supportSession: 'Session',
  supportRequest: 'Anmodning',
  copy: 'Kopiér',
  copied: 'Kopieret',
}
