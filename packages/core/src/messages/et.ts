import type { Messages } from './messages.ts'

/** Estonian, as banks write it: with “teie”, and buttons in the short form of a command. */
export const estonian: Messages = {
  language: 'et',
  bank: 'teie pank',
  attempts: { one: 'Teil on veel {count} katse.', other: 'Teil on veel {count} katset.' },
  issues: {
    wrong_details: [
      'Need andmed ei sobinud',
      'Kontrollige neid oma panga äpis ja proovige uuesti.',
    ],
    wrong_answer: [
      'See vastus ei sobinud',
      'Kontrollige seda või küsige uus kood ja proovige uuesti.',
    ],
    wrong_phone: ['See telefoninumber ei sobinud', 'Kontrollige seda ja proovige uuesti.'],
    different_login: [
      'Logige sisse samamoodi nagu enne',
      'Kasutage samu andmeid nagu esimesel korral. Kui need on muutunud, looge uus ühendus.',
    ],
    account_locked: [
      'Teie ligipääs pangale on lukus',
      '{bank} lukustas selle teie kaitseks. Avage ligipääs oma panga äpis ja tulge siis siia tagasi.',
    ],
    password_reset: [
      'Teil on vaja uut parooli',
      'Määrake see oma panga äpis ja tulge siis siia tagasi.',
    ],
    setup_needed: [
      'Logige kõigepealt panka sisse',
      '{bank} soovib teilt midagi küsida. Vastake oma panga äpis ja tulge siis siia tagasi.',
    ],
    not_finished: [
      'See jäi pooleli',
      'Midagi ei muudetud. Proovige uuesti ja läbige kõik sammud lõpuni.',
    ],
    bank_down: [
      '{bank} töötab praegu tõrgetega',
      'Teie rahaga on kõik korras. Proovige hiljem uuesti või valige teine pank.',
    ],
    bank_slow: [
      '{bank} ei vasta',
      'Teie rahaga on kõik korras. Proovige hiljem uuesti või valige teine pank.',
    ],
    bank_not_supported: [
      'Me ei saa seda panka ühendada',
      '{bank} ei ole siin saadaval. Valige teine pank.',
    ],
    sign_in_not_supported: [
      'Me ei saa seda kontot ühendada',
      'Teie panga[ ({bank})] sisselogimisviis siin ei toimi. Valige teine pank.',
    ],
    bank_not_ready: ['{bank} ei ole siin veel saadaval', 'Valige esialgu mõni teine pank.'],
    not_connected: [
      'See ei õnnestunud',
      'Midagi läks vahepeal valesti. Teie rahaga on kõik korras. Proovige uuesti.',
    ],
    no_accounts: [
      'Sobivat kontot ei leitud',
      'Valige teine pank või andke ligipääs mõnele teisele kontole.',
    ],
    no_payment_account: [
      'Vaja on teist kontot',
      'Valige konto, millelt saab raha saata ja millele saab raha laekuda.',
    ],
    no_fitting_account: [
      'Õiget liiki kontot ei leitud',
      'Valige teine pank või andke ligipääs mõnele teisele kontole.',
    ],
    wrong_number: [
      'See kontonumber ei sobinud',
      'Kontrollige seda oma panga äpis ja proovige uuesti.',
    ],
    wrong_amounts: [
      'Andmed ei klapi',
      'Kontrollige neid oma panga äpis ja proovige uuesti.[ {attempts}]',
    ],
    check_over: [
      'See kontroll on lõppenud',
      'Katseid oli liiga palju või läks liiga kaua aega. Teie rahaga on kõik korras. Alustage uuesti.',
    ],
    access_needed: [
      'Vajame teie luba',
      '{bank} ei jaganud kõike, mida vajame. Proovige uuesti ja jätke kõik ruudud märgituks. Raha ei liigu.',
    ],
    consent_needed: [
      'Vajame veel üht luba',
      'Vaadake oma pangas[ ({bank})] üle, mida meiega jagate. Raha ei liigu.',
    ],
    payment_cancelled: [
      'Makse katkestati',
      'Raha ei liikunud. Proovige uuesti või valige teine pank.',
    ],
    payment_rejected: [
      'Makse lükati tagasi',
      'Raha ei liikunud. Proovige uuesti või valige teine pank.',
    ],
    window_blocked: [
      'Panga leht ei avanenud',
      'Võib-olla see blokeeriti. Lubage siin hüpikaknad ja proovige uuesti.',
    ],
    session_expired: ['Alustage uuesti', 'Panka sisselogimise aeg on teie kaitseks piiratud.'],
    already_finished: [
      'See samm on juba tehtud',
      'Rohkem ei ole siin midagi vaja teha. Kui {bank} ei ole ühendatud, alustage uuesti.',
    ],
    other_tab: [
      'Jätkake teisel vahekaardil',
      'See on juba avatud teisel vahekaardil. Praeguse võite sulgeda.',
    ],
    return_lost: [
      'Me ei leia kohta, kus pooleli jäite',
      'Võib-olla tulite tagasi teises brauseris. Teie rahaga on kõik korras. Alustage siin uuesti.',
    ],
    direct: [
      'Siin ei ole vaja midagi teha',
      'Pank toob teid siia tagasi. Alustamiseks ühendage pank.',
    ],
    other_person: [
      'Seda alustas keegi teine',
      'Alustage uuesti enda nimel või logige sisse tema kasutajana.',
    ],
    disconnected: [
      '{bank} ei ole enam ühendatud',
      'Ligipääs on tühistatud. Teie rahaga on kõik korras. Võite panga uuesti ühendada.',
    ],
    reconnect_needed: [
      '{bank} tuleb uuesti ühendada',
      'Teil on vaja uuesti sisse logida. Siinsed andmed võivad olla vanad. Teie rahaga on kõik korras.',
    ],
    not_repaired: [
      '{bank} ei ole ikka veel ühendatud',
      'Teie rahaga on kõik korras. Ühendage pank uuesti või vaadake oma panga äpist järele.',
    ],
    newer_connection: [
      '{bank} on kaks korda ühendatud',
      'Nüüd kehtib uuem ühendus. Jätke uuem alles ja eemaldage siinne.',
    ],
    already_connected: [
      '{bank} on juba ühendatud',
      'Jätke see ühendus alles või asendage see uuega.',
    ],
    one_at_a_time: [
      'Esimene ühendus võis katkeda',
      'Kui {bank} uuesti ühendatakse, võib senine ühendus katkeda. Jätke see alles ja parandage see või asendage see uuega.',
    ],
    not_ready_yet: ['See ei ole veel valmis', 'Kõik on korras. Vaadake veidi aja pärast uuesti.'],
    script_blocked: [
      'Miski blokeerib seda lehte',
      'See võib olla reklaamiblokeerija. Lülitage see välja ja proovige uuesti.',
    ],
    storage_refused: [
      'Brauser ei jäta meelde, kus pooleli jäite',
      'Lubage sellel saidil andmeid salvestada ja proovige uuesti.',
    ],
    no_connection: [
      'Me ei saa ühendust',
      'Võib-olla internet ei tööta. Kontrollige internetiühendust ja proovige uuesti. Teie rahaga on kõik korras.',
    ],
    no_answer: [
      'See võtab liiga kaua aega',
      'Võib-olla on internet aeglane. Kontrollige internetiühendust ja proovige uuesti. Teie rahaga on kõik korras.',
    ],
    signed_out: ['Logige uuesti sisse', 'Teid logiti turvalisuse huvides välja.'],
    service_down: [
      'Pankade ühendamine ei tööta',
      'Me ei saa praegu panku ühendada. Teie rahaga on kõik korras. Proovige hiljem uuesti.',
    ],
    too_many_tries: [
      'Liiga palju katseid järjest',
      'Teie rahaga on kõik korras. Oodake veidi, enne kui uuesti proovite.',
    ],
    our_side: [
      'Viga on meie poolel',
      'Selle peame parandama meie. Teie raha ja pangaandmed on kaitstud.',
    ],
  },
  actions: {
    retry: 'Proovi uuesti',
    sign_in_again: 'Logi uuesti sisse',
    reconnect: 'Ühenda uuesti',
    choose_another_bank: 'Vali teine pank',
    go_to_bank_first: 'Logi kõigepealt panka sisse',
    wait: 'Proovi hiljem uuesti',
    enter_manually: 'Sisesta andmed ise',
    review_consent: 'Vaata load üle',
    contact_support: 'Võta ühendust klienditoega',
    start_again: 'Alusta uuesti',
    keep_existing: 'Jäta see ühendus alles',
    connect_anyway: 'Ühenda veel kord',
  },
  connect: 'Ühenda pank',
  connecting: 'Loome ühendust pangaga…',
  finishing: 'Viime lõpule…',
  returning: 'Toome teid pangast tagasi…',
  reconnect: 'Ühenda uuesti',
  opened: 'Jätkake avanenud aknas.',
  linked: '{bank} on ühendatud.',
  updated: '{bank} on taas ühendatud.',
  closed: 'Midagi ei muudetud.',
  chooseBank: 'Valige oma pank',
  continue: 'Jätka',
  supportDetails: 'Andmed klienditoele',
  supportBank: 'Pank',
  supportSession: 'Seanss',
  supportRequest: 'Päring',
  copy: 'Kopeeri',
  copied: 'Kopeeritud',
  health: {
    sign_in_required: [
      '{bank} tuleb uuesti ühendada',
      'Teil on vaja uuesti sisse logida. Siinsed andmed võivad olla vanad. Teie rahaga on kõik korras.',
    ],
    consent_expired: [
      '{bank} tuleb uuesti ühendada',
      'Teie luba on lõppenud. Andke see uuesti, et andmed püsiksid värsked. Teie rahaga on kõik korras.',
    ],
    access_withdrawn: [
      '{bank} ei jaga enam andmeid',
      'Luba võeti teie pangas tagasi. Jätkamiseks logige uuesti sisse. Teie rahaga on kõik korras.',
    ],
    expires: [
      '{bank} tuleb varsti uuesti ühendada',
      'Teie luba lõpeb varsti[ ({date})]. Ühendage pank kohe uuesti, et andmed püsiksid värsked.',
    ],
    disconnects: [
      '{bank} tuleb varsti uuesti ühendada',
      'Teie pank lõpetab varsti andmete jagamise[ ({date})]. Ühendage pank kohe uuesti, et andmed püsiksid värsked.',
    ],
    bank_moves: [
      '{bank} ühendub nüüd uuel viisil',
      'Vana viis lakkab varsti töötamast[ ({date})]. Ühendage pank kohe uuesti, et andmed püsiksid värsked.',
    ],
    new_accounts: [
      'Teie pangas[ ({bank})] on uusi kontosid',
      'Võite need siin lisada või jätta kõik nii, nagu on.',
    ],
    new_accounts_relink: [
      'Teie pangas[ ({bank})] on uusi kontosid',
      'Nende lisamiseks ühendage pank veel kord. Või jätke kõik nii, nagu on.',
    ],
    consent_missing: [
      '{bank} vajab teie luba',
      'Me ei näe kõike, mida vajame. Vaadake üle, mida jagate. Raha ei liigu.',
    ],
    verification_pending: [
      'Viige panga[ ({bank})] ühendamine lõpule',
      'Otsige oma kontolt väikest laekumist meilt. Sisestage siis siin selle kood.',
    ],
    revoked: [
      '{bank} ei ole enam ühendatud',
      'Luba andmeid lugeda võeti tagasi. Ühendage pank uuesti või eemaldage ühendus. Teie rahaga on kõik korras.',
    ],
    gone: [
      '{bank} ei ole enam ühendatud',
      'Ühendust ei saa taastada. Ühendage pank veel kord või eemaldage ühendus. Teie rahaga on kõik korras.',
    ],
    account_closed: [
      '{bank} ei jaga enam üht kontot',
      'Seda kontot ei ole siin enam näha. Kui see on viga, valige oma kontod uuesti.',
    ],
    bank_trouble: [
      '{bank} töötab praegu tõrgetega',
      'Siinsed andmed võivad olla vanad. Teie rahaga on kõik korras. Te ei pea midagi tegema.',
    ],
    unknown: [
      'Kontrollime pangaühendust[ ({bank})]',
      'Siinsed andmed võivad olla vanad. Te ei pea midagi tegema.',
    ],
  },
  repairs: {
    plain: 'Ühenda uuesti',
    accounts: 'Vali kontod',
    consent: 'Vaata load üle',
    verify: 'Sisesta kood',
    relink: 'Ühenda veel kord',
  },
  manyNeedYou: {
    one: '{count} pank vajab teie tähelepanu',
    other: '{count} panka vajab teie tähelepanu',
  },
  upToDate: 'Ajakohane',
  changed: 'Muutus {time}',
  alreadyFine: '{bank} on ühendatud. Midagi ei olnud vaja parandada.',
  snooze: 'Tuleta hiljem meelde',
  remove: 'Eemalda ühendus',
  removeQuestion: [
    'Kas eemaldada pangaühendus[ ({bank})]?',
    'Me ei loe enam selle panga kontosid ja kustutame oma ligipääsu. Teie pangas ei muutu midagi.',
  ],
  cancel: 'Jäta ühendus alles',
  removeFailed: 'See ei õnnestunud. Midagi ei muudetud. Proovige uuesti.',
  accountEnding: 'lõpuga {mask}',
  noAccounts: 'Ühtegi kontot ei jagata',
  accountsAdded: 'Nüüd jagatakse',
  accountsRemoved: 'Enam ei jagata',
  accountsKept: 'Endiselt jagatakse',
}
