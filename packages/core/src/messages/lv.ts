import type { Messages } from './messages.ts'

/** Latvian, as banks write it: with “Jūs”, and a bank’s name in brackets where it would be inflected. */
export const latvian: Messages = {
  language: 'lv',
  bank: 'Jūsu banka',
  attempts: {
    zero: 'Jums vēl ir {count} mēģinājumu.',
    one: 'Jums vēl ir {count} mēģinājums.',
    other: 'Jums vēl ir {count} mēģinājumi.',
  },
  issues: {
    wrong_details: ['Dati netika pieņemti', 'Pārbaudiet tos bankas lietotnē un mēģiniet vēlreiz.'],
    wrong_answer: [
      'Atbilde netika pieņemta',
      'Pārbaudiet to vai saņemiet jaunu kodu un mēģiniet vēlreiz.',
    ],
    wrong_phone: ['Tālruņa numurs netika pieņemts', 'Pārbaudiet to un mēģiniet vēlreiz.'],
    different_login: [
      'Pieslēdzieties tāpat kā iepriekš',
      'Mēģiniet vēlreiz ar tiem pašiem datiem kā pirmajā reizē. Ja tie ir mainījušies, izveidojiet jaunu savienojumu.',
    ],
    account_locked: [
      'Jūsu piekļuve ir bloķēta',
      '{bank} to bloķēja, lai Jūs pasargātu. Atbloķējiet to bankas lietotnē un tad atgriezieties šeit.',
    ],
    password_reset: [
      'Vajadzīga jauna parole',
      'Izveidojiet to bankas lietotnē un tad atgriezieties šeit.',
    ],
    setup_needed: [
      'Vispirms pieslēdzieties savai bankai',
      '{bank} vēlas Jums ko jautāt. Atbildiet bankas lietotnē un tad atgriezieties šeit.',
    ],
    not_finished: [
      'Darbība netika pabeigta',
      'Nekas netika mainīts. Mēģiniet vēlreiz un turpiniet līdz galam.',
    ],
    bank_down: [
      'Bankā[ ({bank})] ir tehniski traucējumi',
      'Jūsu nauda ir drošībā. Mēģiniet vēlāk vai izvēlieties citu banku.',
    ],
    bank_slow: [
      '{bank} neatbild',
      'Jūsu nauda ir drošībā. Mēģiniet vēlāk vai izvēlieties citu banku.',
    ],
    bank_not_supported: [
      'Šo banku nevaram pievienot',
      'Šo banku[ ({bank})] šeit nevar izmantot. Lūdzu, izvēlieties citu.',
    ],
    sign_in_not_supported: [
      'Šo kontu nevaram pievienot',
      'Veids, kā Jūs pieslēdzaties bankai[ ({bank})], šeit nedarbojas. Lūdzu, izvēlieties citu banku.',
    ],
    bank_not_ready: ['Banka[ ({bank})] šeit vēl nav pieejama', 'Pagaidām izvēlieties citu banku.'],
    not_connected: [
      'Šoreiz neizdevās',
      'Radās kļūme. Jūsu nauda ir drošībā. Lūdzu, mēģiniet vēlreiz.',
    ],
    no_accounts: [
      'Nav konta, ko varam izmantot',
      'Izvēlieties citu banku vai atļaujiet piekļuvi citam kontam.',
    ],
    no_payment_account: [
      'Šeit vajadzīgs cits konts',
      'Izvēlieties kontu, no kura un uz kuru var pārskaitīt naudu.',
    ],
    no_fitting_account: [
      'Nav piemērota veida konta',
      'Izvēlieties citu banku vai atļaujiet piekļuvi citam kontam.',
    ],
    wrong_number: [
      'Konta numurs netika pieņemts',
      'Pārbaudiet to bankas lietotnē un mēģiniet vēlreiz.',
    ],
    wrong_amounts: [
      'Dati nesakrita',
      'Pārbaudiet tos bankas lietotnē un mēģiniet vēlreiz.[ {attempts}]',
    ],
    check_over: [
      'Šī pārbaude ir beigusies',
      'Pagāja pārāk ilgs laiks, vai arī bija pārāk daudz mēģinājumu. Jūsu nauda ir drošībā. Sāciet no jauna.',
    ],
    access_needed: [
      'Mums vajadzīga Jūsu atļauja',
      '{bank} nesniedza visu, kas mums vajadzīgs. Lūdzu, atstājiet visas rūtiņas atzīmētas. Nauda netiks pārskaitīta.',
    ],
    consent_needed: [
      'Vajadzīga vēl viena atļauja',
      'Bankā[ ({bank})] pārskatiet, kādus datus ļaujat mums redzēt. Nauda netiks pārskaitīta.',
    ],
    payment_cancelled: [
      'Maksājums tika atcelts',
      'Nauda netika pārskaitīta. Mēģiniet vēlreiz vai izvēlieties citu banku.',
    ],
    payment_rejected: [
      'Maksājums tika noraidīts',
      'Nauda netika pārskaitīta. Mēģiniet vēlreiz vai izvēlieties citu banku.',
    ],
    window_blocked: [
      'Bankas lapa neatvērās',
      'Iespējams, tā tika bloķēta. Atļaujiet šeit uznirstošos logus un mēģiniet vēlreiz.',
    ],
    session_expired: [
      'Lūdzu, sāciet no jauna',
      'Bankas sesija pēc kāda laika vai dažiem mēģinājumiem tiek slēgta.',
    ],
    already_finished: [
      'Šis solis jau ir pabeigts',
      'Ja banka[ ({bank})] nav pievienota, sāciet no jauna.',
    ],
    other_tab: [
      'Turpiniet otrā cilnē',
      'Šī darbība ir atvērta citā cilnē. Šo cilni varat aizvērt.',
    ],
    return_lost: [
      'Nevaram turpināt no vietas, kur apstājāties',
      'Iespējams, Jūs esat citā pārlūkā. Jūsu nauda ir drošībā. Sāciet šeit no jauna.',
    ],
    direct: [
      'Šeit nekas nav jādara',
      'Šajā lapā Jūs atgriežaties no bankas. Lai sāktu, pievienojiet banku.',
    ],
    other_person: [
      'To sāka kāds cits',
      'Sāciet no jauna savā vārdā vai pieslēdzieties kā šī persona.',
    ],
    disconnected: [
      'Savienojums ar banku[ ({bank})] ir pārtraukts',
      'Piekļuve ir atcelta. Jūsu nauda ir drošībā. Banku varat pievienot vēlreiz.',
    ],
    reconnect_needed: [
      'Atjaunojiet savienojumu ar banku[ ({bank})]',
      'Jums vēlreiz jāpieslēdzas. Šeit redzamie dati var būt novecojuši. Jūsu nauda ir drošībā.',
    ],
    not_repaired: [
      'Joprojām nav savienojuma ar banku[ ({bank})]',
      'Jūsu nauda ir drošībā. Atjaunojiet savienojumu vai ieskatieties bankas lietotnē.',
    ],
    newer_connection: [
      'Banka[ ({bank})] ir pievienota divreiz',
      'Tagad darbojas jaunākais savienojums. Atstājiet jaunāko un noņemiet šo.',
    ],
    already_connected: [
      'Banka[ ({bank})] jau ir pievienota',
      'Atstājiet visu, kā ir, vai aizstājiet šo savienojumu ar jauno.',
    ],
    one_at_a_time: [
      'Pirmais savienojums, iespējams, ir pārtrūcis',
      'Ja banku[ ({bank})] pievieno vēlreiz, iepriekšējais savienojums var pārtrūkt. Atstājiet to un atjaunojiet vai aizstājiet to ar jauno.',
    ],
    not_ready_yet: [
      'Tas vēl nav gatavs',
      'Viss ir kārtībā. Lūdzu, ieskatieties vēlreiz pēc brīža.',
    ],
    script_blocked: [
      'Kaut kas bloķē šo lapu',
      'Iespējams, tas ir reklāmu bloķētājs. Izslēdziet to un mēģiniet vēlreiz.',
    ],
    storage_refused: [
      'Pārlūks neiegaumē, kur apstājāties',
      'Atļaujiet šai vietnei saglabāt datus un mēģiniet vēlreiz.',
    ],
    no_connection: [
      'Neizdodas izveidot savienojumu',
      'Iespējams, nedarbojas internets. Pārbaudiet to un mēģiniet vēlreiz. Jūsu nauda ir drošībā.',
    ],
    no_answer: [
      'Tas prasa pārāk ilgu laiku',
      'Iespējams, internets ir lēns. Pārbaudiet to un mēģiniet vēlreiz. Jūsu nauda ir drošībā.',
    ],
    signed_out: ['Lūdzu, pieslēdzieties vēlreiz', 'Jūsu drošībai sesija tika pārtraukta.'],
    service_down: [
      'Banku pievienošana nedarbojas',
      'Pašlaik nevaram pievienot bankas. Jūsu nauda ir drošībā. Mēģiniet vēlāk.',
    ],
    too_many_tries: [
      'Pagaidām pārāk daudz mēģinājumu',
      'Jūsu nauda ir drošībā. Lūdzu, nedaudz uzgaidiet un tad mēģiniet vēlreiz.',
    ],
    our_side: ['Problēma ir mūsu pusē', 'Tā jānovērš mums. Jūsu nauda un bankas dati ir drošībā.'],
  },
  actions: {
    retry: 'Mēģināt vēlreiz',
    sign_in_again: 'Pieslēgties vēlreiz',
    reconnect: 'Atjaunot savienojumu',
    choose_another_bank: 'Izvēlēties citu banku',
    go_to_bank_first: 'Vispirms pieslēgties bankai',
    wait: 'Mēģināt vēlāk',
    enter_manually: 'Ievadīt datus manuāli',
    review_consent: 'Pārskatīt atļaujas',
    contact_support: 'Sazināties ar atbalstu',
    start_again: 'Sākt no jauna',
    keep_existing: 'Atstāt šo savienojumu',
    connect_anyway: 'Pievienot vēlreiz',
  },
  connect: 'Pievienot banku',
  connecting: 'Tiek atvērts savienojums ar banku…',
  finishing: 'Pabeidzam…',
  returning: 'Notiek atgriešanās no bankas…',
  reconnect: 'Atjaunot savienojumu',
  opened: 'Turpiniet atvērtajā logā.',
  linked: 'Savienojums ar banku[ ({bank})] ir izveidots.',
  updated: 'Savienojums ar banku[ ({bank})] ir atjaunots.',
  closed: 'Nekas netika mainīts.',
  chooseBank: 'Izvēlieties savu banku',
  continue: 'Turpināt',
  supportDetails: 'Informācija atbalstam',
  supportBank: 'Banka',
  supportSession: 'Sesija',
  supportRequest: 'Pieprasījums',
  copy: 'Kopēt',
  copied: 'Nokopēts',
  health: {
    sign_in_required: [
      'Atjaunojiet savienojumu ar banku[ ({bank})]',
      'Jums vēlreiz jāpieslēdzas. Šeit redzamie dati var būt novecojuši. Jūsu nauda ir drošībā.',
    ],
    consent_expired: [
      'Atjaunojiet savienojumu ar banku[ ({bank})]',
      'Jūsu atļaujas termiņš ir beidzies. Dodiet atļauju vēlreiz, lai dati būtu aktuāli. Jūsu nauda ir drošībā.',
    ],
    access_withdrawn: [
      'Banka[ ({bank})] vairs nesniedz datus',
      'Atļauja ir atsaukta Jūsu bankā. Lai turpinātu, pieslēdzieties vēlreiz. Jūsu nauda ir drošībā.',
    ],
    expires: [
      'Drīz jāatjauno savienojums ar banku[ ({bank})]',
      'Drīz beigsies Jūsu atļaujas termiņš[ ({date})]. Atjaunojiet savienojumu tagad, lai dati būtu aktuāli.',
    ],
    disconnects: [
      'Drīz jāatjauno savienojums ar banku[ ({bank})]',
      'Jūsu banka drīz pārtrauks sniegt datus[ ({date})]. Atjaunojiet savienojumu tagad, lai dati būtu aktuāli.',
    ],
    bank_moves: [
      'Bankai[ ({bank})] ir jauns savienojuma veids',
      'Vecais drīz pārtrauks darboties[ ({date})]. Atjaunojiet savienojumu tagad, lai dati būtu aktuāli.',
    ],
    new_accounts: [
      'Jauni konti bankā[ ({bank})]',
      'Varat tos pievienot šeit vai atstāt visu, kā ir.',
    ],
    new_accounts_relink: [
      'Jauni konti bankā[ ({bank})]',
      'Lai tos redzētu, pievienojiet banku vēlreiz. Vai atstājiet visu, kā ir.',
    ],
    consent_missing: [
      'Bankai[ ({bank})] vajadzīga Jūsu atļauja',
      'Mēs neredzam visu, kas mums vajadzīgs. Pārskatiet atļaujas. Nauda netiks pārskaitīta.',
    ],
    verification_pending: [
      'Pabeidziet bankas[ ({bank})] pievienošanu',
      'Atrodiet savā kontā nelielu mūsu maksājumu. Pēc tam ievadiet šeit tā kodu.',
    ],
    revoked: [
      'Savienojums ar banku[ ({bank})] ir pārtraukts',
      'Atļauja lasīt datus ir atsaukta. Atjaunojiet savienojumu vai noņemiet to. Jūsu nauda ir drošībā.',
    ],
    gone: [
      'Savienojums ar banku[ ({bank})] ir pārtraukts',
      'To nevar atjaunot. Pievienojiet banku vēlreiz vai noņemiet savienojumu. Jūsu nauda ir drošībā.',
    ],
    account_closed: [
      'Viens konts bankā[ ({bank})] vairs nav redzams',
      'Banka vairs nesniedz tā datus. Ja tas nav pareizi, izvēlieties kontus vēlreiz.',
    ],
    bank_trouble: [
      'Bankā[ ({bank})] ir traucējumi',
      'Šeit redzamie dati var būt novecojuši. Jūsu nauda ir drošībā. Jums nekas nav jādara.',
    ],
    unknown: [
      'Pārbaudām savienojumu ar banku[ ({bank})]',
      'Šeit redzamie dati var būt novecojuši. Jums nekas nav jādara.',
    ],
  },
  repairs: {
    plain: 'Atjaunot savienojumu',
    accounts: 'Izvēlēties kontus',
    consent: 'Pārskatīt atļaujas',
    verify: 'Ievadīt kodu',
    relink: 'Pievienot vēlreiz',
  },
  manyNeedYou: {
    zero: 'Jūsu uzmanību gaida {count} banku',
    one: 'Jūsu uzmanību gaida {count} banka',
    other: 'Jūsu uzmanību gaida {count} bankas',
  },
  upToDate: 'Dati ir aktuāli',
  changed: 'Pēdējās izmaiņas {time}',
  alreadyFine: 'Savienojums ar banku[ ({bank})] darbojas. Nekas nebija jālabo.',
  snooze: 'Atgādināt vēlāk',
  remove: 'Noņemt savienojumu',
  removeQuestion: [
    'Vai noņemt savienojumu ar banku[ ({bank})]?',
    'Mēs vairs nelasīsim šīs bankas kontus un dzēsīsim savu piekļuvi. Jūsu bankā nekas nemainīsies.',
  ],
  cancel: 'Atstāt savienojumu',
  removeFailed: 'Neizdevās. Nekas netika mainīts. Lūdzu, mēģiniet vēlreiz.',
  accountEnding: 'numurs beidzas ar {mask}',
  noAccounts: 'Nav piekļuves nevienam kontam',
  accountsAdded: 'Tagad pieejami',
  accountsRemoved: 'Vairs nav pieejami',
  accountsKept: 'Joprojām pieejami',
}
