import type { Messages } from './messages.ts'

/** Swedish. */
export const swedish: Messages = {
  language: 'sv',
  bank: 'din bank',
  attempts: { one: 'Du har {count} försök kvar.', other: 'Du har {count} försök kvar.' },
  issues: {
    wrong_details: ['Uppgifterna fungerade inte', 'Kontrollera dem i bankens app och försök igen.'],
    wrong_answer: [
      'Svaret fungerade inte',
      'Kontrollera det, eller be om en ny kod, och försök igen.',
    ],
    wrong_phone: ['Telefonnumret fungerade inte', 'Kontrollera det och försök igen.'],
    different_login: [
      'Använd samma inloggning som förut',
      'Försök igen med den du använde först. Om den har ändrats får du skapa en ny anslutning.',
    ],
    account_locked: [
      'Din inloggning är låst',
      '{bank} har låst den för att skydda dig. Lås upp den i bankens app och kom sedan tillbaka hit.',
    ],
    password_reset: [
      'Du behöver ett nytt lösenord',
      'Välj ett i bankens app och kom sedan tillbaka hit.',
    ],
    setup_needed: [
      'Logga in hos din bank först',
      '{bank} har en fråga till dig. Svara på den i bankens app och kom sedan tillbaka hit.',
    ],
    not_finished: [
      'Det blev inte klart',
      'Inget har ändrats. Försök igen och följ stegen ända till slutet.',
    ],
    bank_down: [
      '{bank} har tekniska problem',
      'Dina pengar är trygga. Försök igen senare eller välj en annan bank.',
    ],
    bank_slow: [
      '{bank} svarar inte',
      'Dina pengar är trygga. Försök igen senare eller välj en annan bank.',
    ],
    bank_not_supported: [
      'Vi kan inte ansluta den här banken',
      '{bank} fungerar inte här. Välj en annan bank.',
    ],
    sign_in_not_supported: [
      'Vi kan inte ansluta det här kontot',
      'Ditt sätt att logga in hos {bank} fungerar inte här. Välj en annan bank.',
    ],
    bank_not_ready: ['{bank} går inte att använda här än', 'Välj en annan bank så länge.'],
    not_connected: [
      'Det gick inte',
      'Något gick fel på vägen. Dina pengar är trygga. Försök igen.',
    ],
    no_accounts: [
      'Inget konto som vi kan använda',
      'Välj en annan bank eller dela ett annat konto.',
    ],
    no_payment_account: [
      'Här behövs ett annat konto',
      'Välj ett konto som kan skicka och ta emot pengar.',
    ],
    no_fitting_account: [
      'Inget konto av rätt sort',
      'Välj en annan bank eller dela ett annat konto.',
    ],
    wrong_number: ['Kontonumret fungerade inte', 'Kontrollera det i bankens app och försök igen.'],
    wrong_amounts: [
      'Det stämde inte',
      'Kontrollera det i bankens app och försök igen.[ {attempts}]',
    ],
    check_over: [
      'Kontrollen är avslutad',
      'Det blev för många försök eller tog för lång tid. Dina pengar är trygga. Börja om.',
    ],
    access_needed: [
      'Vi behöver ditt godkännande',
      '{bank} delade inte allt vi behöver. Försök igen och låt alla rutor vara ikryssade. Inga pengar flyttas.',
    ],
    consent_needed: [
      'Vi behöver ett godkännande till',
      'Gå igenom vad du delar med oss hos {bank}. Inga pengar flyttas.',
    ],
    payment_cancelled: [
      'Betalningen stoppades',
      'Inga pengar har flyttats. Försök igen eller välj en annan bank.',
    ],
    payment_rejected: [
      'Betalningen nekades',
      'Inga pengar har flyttats. Försök igen eller välj en annan bank.',
    ],
    window_blocked: [
      'Bankens sida öppnades inte',
      'Den kan ha blockerats. Tillåt popupfönster här och försök igen.',
    ],
    session_expired: [
      'Börja om',
      'Inloggningen till banken stängs efter en stund för att skydda dig.',
    ],
    already_finished: [
      'Det här steget är redan klart',
      'Du behöver inte göra något mer här. Om {bank} inte har anslutits kan du börja om.',
    ],
    other_tab: [
      'Fortsätt i den andra fliken',
      'Det här är öppet i en annan flik. Du kan stänga den här.',
    ],
    return_lost: [
      'Vi vet inte hur långt du hade kommit',
      'Du kanske kom tillbaka i en annan webbläsare. Dina pengar är trygga. Börja om här.',
    ],
    direct: [
      'Du behöver inte göra något här',
      'Din bank skickar dig tillbaka hit. Allt är som det ska. Anslut en bank för att börja.',
    ],
    other_person: [
      'Någon annan har påbörjat det här',
      'Börja om själv eller logga in som den personen.',
    ],
    disconnected: [
      'Anslutningen till {bank} är avslutad',
      'Åtkomsten har tagits bort. Dina pengar är trygga. Du kan ansluta banken igen.',
    ],
    reconnect_needed: [
      'Anslut {bank} igen',
      'Du behöver logga in igen. Det du ser här kan vara gammalt. Dina pengar är trygga.',
    ],
    not_repaired: [
      'Anslutningen till {bank} fungerar fortfarande inte',
      'Dina pengar är trygga. Anslut igen eller titta i bankens app.',
    ],
    newer_connection: [
      'Du har anslutit {bank} två gånger',
      'Den nyare anslutningen har tagit över. Behåll den och ta bort den här.',
    ],
    already_connected: [
      'Du har redan anslutit {bank}',
      'Behåll anslutningen som den är, eller låt den nya ta dess plats.',
    ],
    one_at_a_time: [
      'Din första anslutning kan ha slutat fungera',
      'När {bank} ansluts igen kan anslutningen du hade sluta fungera. Behåll den och reparera den, eller låt den nya ta dess plats.',
    ],
    not_ready_yet: ['Det är inte klart än', 'Allt är som det ska. Titta igen om en stund.'],
    script_blocked: [
      'Något blockerar den här sidan',
      'Det kan vara en annonsblockerare. Stäng av den och försök igen.',
    ],
    storage_refused: [
      'Din webbläsare minns inte var du är',
      'Låt webbplatsen spara data och försök igen.',
    ],
    no_connection: [
      'Vi får ingen kontakt',
      'Ditt internet kanske ligger nere. Dina pengar är trygga. Kontrollera uppkopplingen och försök igen.',
    ],
    no_answer: [
      'Det här tar för lång tid',
      'Ditt internet kanske är långsamt. Dina pengar är trygga. Kontrollera uppkopplingen och försök igen.',
    ],
    signed_out: [
      'Logga in igen',
      'Du har loggats ut av säkerhetsskäl. Logga in igen för att ansluta din bank.',
    ],
    service_down: [
      'Bankanslutningarna ligger nere',
      'Vi kan inte ansluta banker just nu. Dina pengar är trygga. Försök igen senare.',
    ],
    too_many_tries: [
      'För många försök just nu',
      'Dina pengar är trygga. Vänta en stund innan du försöker igen.',
    ],
    our_side: [
      'Felet ligger hos oss',
      'Det är vi som ska rätta till det. Dina pengar och bankuppgifter är trygga.',
    ],
  },
  actions: {
    retry: 'Försök igen',
    sign_in_again: 'Logga in igen',
    reconnect: 'Anslut igen',
    choose_another_bank: 'Välj en annan bank',
    go_to_bank_first: 'Logga in hos din bank först',
    wait: 'Försök igen senare',
    enter_manually: 'Fyll i uppgifter själv',
    review_consent: 'Gå igenom vad du delar',
    contact_support: 'Kontakta supporten',
    start_again: 'Börja om',
    keep_existing: 'Behåll anslutningen',
    connect_anyway: 'Anslut en gång till',
  },
  connect: 'Anslut en bank',
  connecting: 'Öppnar anslutningen till din bank…',
  finishing: 'Slutför…',
  returning: 'Du kommer tillbaka från din bank…',
  reconnect: 'Anslut igen',
  opened: 'Fortsätt i fönstret som har öppnats.',
  linked: 'Anslutningen till {bank} är klar.',
  updated: 'Anslutningen till {bank} fungerar igen.',
  closed: 'Inget har ändrats.',
  chooseBank: 'Välj din bank',
  continue: 'Fortsätt',
  supportDetails: 'Uppgifter till supporten',
  supportBank: 'Bank',
  supportSession: 'Session',
  supportRequest: 'Begäran',
  copy: 'Kopiera',
  copied: 'Kopierat',
  health: {
    sign_in_required: [
      'Anslut {bank} igen',
      'Du behöver logga in igen. Det du ser här kan vara gammalt. Dina pengar är trygga.',
    ],
    consent_expired: [
      'Anslut {bank} igen',
      'Ditt godkännande har gått ut. Godkänn igen, så hålls allt uppdaterat. Dina pengar är trygga.',
    ],
    access_withdrawn: [
      '{bank} delar inte längre uppgifter',
      'Godkännandet har dragits tillbaka hos din bank. Logga in igen för att fortsätta. Dina pengar är trygga.',
    ],
    expires: [
      'Anslut snart {bank} igen',
      'Ditt godkännande går ut snart[, den {date}]. Anslut igen nu, så hålls allt uppdaterat.',
    ],
    disconnects: [
      'Anslut snart {bank} igen',
      'Din bank slutar snart att dela uppgifter[, den {date}]. Anslut igen nu, så hålls allt uppdaterat.',
    ],
    bank_moves: [
      'Nytt sätt att ansluta {bank}',
      'Det gamla upphör snart[, den {date}]. Anslut igen nu, så hålls allt uppdaterat.',
    ],
    new_accounts: [
      'Nya konton hos {bank}',
      'Du kan lägga till dem här eller låta allt vara som det är.',
    ],
    new_accounts_relink: [
      'Nya konton hos {bank}',
      'Anslut banken en gång till för att lägga till dem. Eller låt allt vara som det är.',
    ],
    consent_missing: [
      '{bank} behöver ditt godkännande',
      'Vi ser inte allt vi behöver. Gå igenom vad du delar. Inga pengar flyttas.',
    ],
    verification_pending: [
      'Slutför anslutningen till {bank}',
      'Leta efter en liten insättning från oss på ditt konto. Fyll sedan i dess kod här.',
    ],
    revoked: [
      'Anslutningen till {bank} är avslutad',
      'Godkännandet att läsa uppgifter har dragits tillbaka. Anslut igen eller ta bort anslutningen. Dina pengar är trygga.',
    ],
    gone: [
      'Anslutningen till {bank} är avslutad',
      'Den går inte att återställa. Anslut en gång till eller ta bort anslutningen. Dina pengar är trygga.',
    ],
    account_closed: [
      'Ett konto hos {bank} är borta',
      'Banken delar det inte längre. Om det är fel kan du välja dina konton igen.',
    ],
    bank_trouble: [
      '{bank} har ett problem',
      'Det du ser här kan vara gammalt. Dina pengar är trygga. Du behöver inte göra något.',
    ],
    unknown: [
      'Vi kontrollerar anslutningen till {bank}',
      'Det du ser här kan vara gammalt. Du behöver inte göra något.',
    ],
  },
  repairs: {
    plain: 'Anslut igen',
    accounts: 'Välj konton',
    consent: 'Gå igenom vad du delar',
    verify: 'Fyll i koden',
    relink: 'Anslut en gång till',
  },
  manyNeedYou: {
    one: 'Du behöver göra något hos {count} bank',
    other: 'Du behöver göra något hos {count} banker',
  },
  upToDate: 'Uppdaterad',
  changed: 'Ändrades {time}',
  alreadyFine: 'Anslutningen till {bank} fungerar. Det fanns inget att reparera.',
  snooze: 'Påminn mig senare',
  remove: 'Ta bort anslutningen',
  removeQuestion: [
    'Ta bort anslutningen till {bank}?',
    'Vi slutar läsa kontona där och tar bort vår åtkomst. Inget ändras hos din bank.',
  ],
  cancel: 'Behåll anslutningen',
  removeFailed: 'Det gick inte. Inget har ändrats. Försök igen.',
  accountEnding: 'som slutar på {mask}',
  noAccounts: 'Inga konton delas',
  accountsAdded: 'Delas nu',
  accountsRemoved: 'Delas inte längre',
  accountsKept: 'Delas fortfarande',
}
