import type { Messages } from './messages.ts'

/** Lithuanian, as banks write it: with “Jūs”, and a bank’s name in quotes after the word “bankas”. */
export const lithuanian: Messages = {
  language: 'lt',
  bank: 'Jūsų bankas',
  attempts: {
    one: 'Liko {count} bandymas.',
    few: 'Liko {count} bandymai.',
    other: 'Liko {count} bandymų.',
  },
  issues: {
    wrong_details: [
      'Šie duomenys netiko',
      'Patikrinkite juos savo banko programėlėje ir bandykite dar kartą.',
    ],
    wrong_answer: [
      'Šis atsakymas netiko',
      'Patikrinkite jį arba gaukite naują kodą ir bandykite dar kartą.',
    ],
    wrong_phone: ['Šis telefono numeris netiko', 'Patikrinkite jį ir bandykite dar kartą.'],
    different_login: [
      'Prisijunkite taip pat kaip anksčiau',
      'Naudokite tuos pačius prisijungimo duomenis kaip pirmą kartą. Jei jie pasikeitė, sukurkite naują ryšį.',
    ],
    account_locked: [
      'Jūsų prisijungimas užblokuotas',
      'Bankas[ „{bank}“] jį užblokavo dėl saugumo. Atblokuokite prisijungimą savo banko programėlėje, tada grįžkite čia.',
    ],
    password_reset: [
      'Reikia naujo slaptažodžio',
      'Susikurkite jį savo banko programėlėje, tada grįžkite čia.',
    ],
    setup_needed: [
      'Pirmiausia prisijunkite prie savo banko',
      'Bankas[ „{bank}“] nori Jūsų kai ko paklausti. Atsakykite savo banko programėlėje, tada grįžkite čia.',
    ],
    not_finished: [
      'Liko nebaigta',
      'Niekas nepasikeitė. Bandykite dar kartą ir atlikite visus žingsnius iki galo.',
    ],
    bank_down: [
      'Bankas[ „{bank}“] susidūrė su trikdžiais',
      'Jūsų pinigai saugūs. Bandykite vėliau arba pasirinkite kitą banką.',
    ],
    bank_slow: [
      'Bankas[ „{bank}“] neatsako',
      'Jūsų pinigai saugūs. Bandykite vėliau arba pasirinkite kitą banką.',
    ],
    bank_not_supported: [
      'Šio banko susieti negalime',
      'Banko[ „{bank}“] čia naudoti negalima. Pasirinkite kitą banką.',
    ],
    sign_in_not_supported: [
      'Šios sąskaitos susieti negalime',
      'Būdas, kuriuo prisijungiate prie banko[ „{bank}“], čia neveikia. Pasirinkite kitą banką.',
    ],
    bank_not_ready: [
      'Banko[ „{bank}“] čia dar naudoti negalima',
      'Kol kas pasirinkite kitą banką.',
    ],
    not_connected: [
      'Šį kartą nepavyko',
      'Kažkas sutriko. Jūsų pinigai saugūs. Bandykite dar kartą.',
    ],
    no_accounts: [
      'Nėra tinkamos sąskaitos',
      'Pasirinkite kitą banką arba suteikite prieigą prie kitos sąskaitos.',
    ],
    no_payment_account: [
      'Reikia kitos sąskaitos',
      'Pasirinkite sąskaitą, iš kurios ir į kurią galima pervesti pinigus.',
    ],
    no_fitting_account: [
      'Nėra tinkamos rūšies sąskaitos',
      'Pasirinkite kitą banką arba suteikite prieigą prie kitos sąskaitos.',
    ],
    wrong_number: [
      'Šis sąskaitos numeris netiko',
      'Patikrinkite jį savo banko programėlėje ir bandykite dar kartą.',
    ],
    wrong_amounts: [
      'Duomenys nesutapo',
      'Patikrinkite juos savo banko programėlėje ir bandykite dar kartą.[ {attempts}]',
    ],
    check_over: [
      'Šis patikrinimas nebegalioja',
      'Bandymų buvo per daug arba tai užtruko per ilgai. Jūsų pinigai saugūs. Pradėkite iš naujo.',
    ],
    access_needed: [
      'Reikia Jūsų leidimo',
      'Bankas[ „{bank}“] pateikė ne viską, ko mums reikia. Bandykite dar kartą ir palikite pažymėtus visus langelius. Pinigai nebus pervesti.',
    ],
    consent_needed: [
      'Reikia dar vieno leidimo',
      'Savo banke[ „{bank}“] peržiūrėkite, kokius duomenis mums leidžiate matyti. Pinigai nebus pervesti.',
    ],
    payment_cancelled: [
      'Mokėjimas nutrauktas',
      'Pinigai nebuvo pervesti. Bandykite dar kartą arba pasirinkite kitą banką.',
    ],
    payment_rejected: [
      'Mokėjimas atmestas',
      'Pinigai nebuvo pervesti. Bandykite dar kartą arba pasirinkite kitą banką.',
    ],
    window_blocked: [
      'Banko puslapis neatsidarė',
      'Galbūt jis buvo užblokuotas. Leiskite čia iššokančiuosius langus ir bandykite dar kartą.',
    ],
    session_expired: [
      'Pradėkite iš naujo',
      'Jūsų saugumui prisijungimo prie banko laikas yra ribotas.',
    ],
    already_finished: [
      'Šis žingsnis jau atliktas',
      'Daugiau čia nieko daryti nereikia. Jei bankas[ „{bank}“] nesusietas, pradėkite iš naujo.',
    ],
    other_tab: [
      'Tęskite kitame skirtuke',
      'Tai jau atidaryta kitame skirtuke. Šį galite uždaryti.',
    ],
    return_lost: [
      'Neradome vietos, kur sustojote',
      'Galbūt grįžote per kitą naršyklę. Jūsų pinigai saugūs. Pradėkite čia iš naujo.',
    ],
    direct: [
      'Čia nieko daryti nereikia',
      'Į šį puslapį Jus grąžina bankas. Norėdami pradėti, susiekite banką.',
    ],
    other_person: [
      'Tai pradėjo kitas žmogus',
      'Pradėkite iš naujo savo vardu arba prisijunkite prie to žmogaus paskyros.',
    ],
    disconnected: [
      'Ryšys su banku[ „{bank}“] nutrauktas',
      'Prieiga panaikinta. Jūsų pinigai saugūs. Banką galite susieti iš naujo.',
    ],
    reconnect_needed: [
      'Susiekite banką[ „{bank}“] iš naujo',
      'Reikia vėl prisijungti. Čia matomi duomenys gali būti pasenę. Jūsų pinigai saugūs.',
    ],
    not_repaired: [
      'Bankas[ „{bank}“] vis dar nesusietas',
      'Jūsų pinigai saugūs. Susiekite banką iš naujo arba pasižiūrėkite savo banko programėlėje.',
    ],
    newer_connection: [
      'Bankas[ „{bank}“] susietas du kartus',
      'Dabar veikia naujesnis ryšys. Jį palikite, o šį pašalinkite.',
    ],
    already_connected: [
      'Bankas[ „{bank}“] jau susietas',
      'Palikite viską, kaip yra, arba pakeiskite šį ryšį nauju.',
    ],
    one_at_a_time: [
      'Pirmasis ryšys galėjo nutrūkti',
      'Susiejus banką[ „{bank}“] iš naujo, ankstesnis ryšys gali nutrūkti. Palikite jį ir atkurkite arba pakeiskite nauju.',
    ],
    not_ready_yet: ['Dar neparengta', 'Viskas gerai. Pasižiūrėkite dar kartą šiek tiek vėliau.'],
    script_blocked: [
      'Kažkas blokuoja šį puslapį',
      'Galbūt tai reklamos blokavimo programa. Išjunkite ją ir bandykite dar kartą.',
    ],
    storage_refused: [
      'Naršyklė neįsimena, kur sustojote',
      'Leiskite šiai svetainei saugoti duomenis ir bandykite dar kartą.',
    ],
    no_connection: [
      'Nepavyksta užmegzti ryšio',
      'Galbūt neveikia internetas. Patikrinkite internetą ir bandykite dar kartą. Jūsų pinigai saugūs.',
    ],
    no_answer: [
      'Tai trunka per ilgai',
      'Galbūt lėtas internetas. Patikrinkite internetą ir bandykite dar kartą. Jūsų pinigai saugūs.',
    ],
    signed_out: ['Prisijunkite iš naujo', 'Atjungėme Jus dėl saugumo.'],
    service_down: [
      'Bankų susiejimas neveikia',
      'Šiuo metu bankų susieti negalime. Jūsų pinigai saugūs. Bandykite vėliau.',
    ],
    too_many_tries: [
      'Kol kas per daug bandymų',
      'Jūsų pinigai saugūs. Šiek tiek palaukite ir bandykite dar kartą.',
    ],
    our_side: [
      'Tai mūsų klaida',
      'Ją turime ištaisyti mes. Jūsų pinigai ir banko duomenys saugūs.',
    ],
  },
  actions: {
    retry: 'Bandyti dar kartą',
    sign_in_again: 'Prisijungti iš naujo',
    reconnect: 'Susieti iš naujo',
    choose_another_bank: 'Pasirinkti kitą banką',
    go_to_bank_first: 'Pirma prisijungti prie banko',
    wait: 'Bandyti vėliau',
    enter_manually: 'Įvesti duomenis ranka',
    review_consent: 'Peržiūrėti leidimus',
    contact_support: 'Kreiptis pagalbos',
    start_again: 'Pradėti iš naujo',
    keep_existing: 'Palikti šį ryšį',
    connect_anyway: 'Susieti dar kartą',
  },
  connect: 'Susieti banką',
  connecting: 'Jungiamasi prie banko…',
  finishing: 'Baigiama…',
  returning: 'Grąžiname Jus iš banko…',
  reconnect: 'Susieti iš naujo',
  opened: 'Tęskite atsidariusiame lange.',
  linked: 'Bankas[ „{bank}“] susietas.',
  updated: 'Bankas[ „{bank}“] vėl susietas.',
  closed: 'Niekas nepasikeitė.',
  chooseBank: 'Pasirinkite savo banką',
  continue: 'Tęsti',
  supportDetails: 'Informacija pagalbos komandai',
  supportBank: 'Bankas',
  supportSession: 'Seansas',
  supportRequest: 'Užklausa',
  copy: 'Kopijuoti',
  copied: 'Nukopijuota',
  health: {
    sign_in_required: [
      'Susiekite banką[ „{bank}“] iš naujo',
      'Reikia vėl prisijungti. Čia matomi duomenys gali būti pasenę. Jūsų pinigai saugūs.',
    ],
    consent_expired: [
      'Susiekite banką[ „{bank}“] iš naujo',
      'Jūsų leidimo galiojimas baigėsi. Suteikite jį iš naujo, kad duomenys būtų naujausi. Jūsų pinigai saugūs.',
    ],
    access_withdrawn: [
      'Bankas[ „{bank}“] nebeteikia duomenų',
      'Leidimas buvo atšauktas Jūsų banke. Norėdami tęsti, prisijunkite iš naujo. Jūsų pinigai saugūs.',
    ],
    expires: [
      'Netrukus reikės iš naujo susieti banką[ „{bank}“]',
      'Netrukus[, {date},] baigsis Jūsų leidimo galiojimas. Susiekite banką dabar, kad duomenys būtų naujausi.',
    ],
    disconnects: [
      'Netrukus reikės iš naujo susieti banką[ „{bank}“]',
      'Netrukus[, {date},] Jūsų bankas nustos teikti duomenis. Susiekite banką iš naujo dabar, kad duomenys būtų naujausi.',
    ],
    bank_moves: [
      'Bankas[ „{bank}“] siejamas nauju būdu',
      'Netrukus[, {date},] senasis būdas nustos veikti. Susiekite banką iš naujo dabar, kad duomenys būtų naujausi.',
    ],
    new_accounts: [
      'Naujos sąskaitos banke[ „{bank}“]',
      'Galite jas čia pridėti arba palikti viską, kaip yra.',
    ],
    new_accounts_relink: [
      'Naujos sąskaitos banke[ „{bank}“]',
      'Norėdami jas pridėti, susiekite banką dar kartą. Arba palikite viską, kaip yra.',
    ],
    consent_missing: [
      'Bankui[ „{bank}“] reikia Jūsų leidimo',
      'Nematome visko, ko mums reikia. Peržiūrėkite leidimus. Pinigai nebus pervesti.',
    ],
    verification_pending: [
      'Užbaikite banko[ „{bank}“] susiejimą',
      'Savo sąskaitoje raskite nedidelį mūsų pervedimą. Tada čia įveskite jo kodą.',
    ],
    revoked: [
      'Ryšys su banku[ „{bank}“] nutrauktas',
      'Leidimas skaityti duomenis atšauktas. Susiekite banką iš naujo arba pašalinkite ryšį. Jūsų pinigai saugūs.',
    ],
    gone: [
      'Ryšys su banku[ „{bank}“] nutrauktas',
      'Šio ryšio atkurti negalima. Susiekite banką dar kartą arba pašalinkite ryšį. Jūsų pinigai saugūs.',
    ],
    account_closed: [
      'Viena banko[ „{bank}“] sąskaita nebematoma',
      'Bankas nebeteikia jos duomenų. Jei tai klaida, pasirinkite sąskaitas iš naujo.',
    ],
    bank_trouble: [
      'Bankas[ „{bank}“] susidūrė su trikdžiais',
      'Čia matomi duomenys gali būti pasenę. Jūsų pinigai saugūs. Nieko daryti nereikia.',
    ],
    unknown: [
      'Tikriname ryšį su banku[ „{bank}“]',
      'Čia matomi duomenys gali būti pasenę. Nieko daryti nereikia.',
    ],
  },
  repairs: {
    plain: 'Susieti iš naujo',
    accounts: 'Pasirinkti sąskaitas',
    consent: 'Peržiūrėti leidimus',
    verify: 'Įvesti kodą',
    relink: 'Susieti dar kartą',
  },
  manyNeedYou: {
    one: 'Jūsų dėmesio laukia {count} bankas',
    few: 'Jūsų dėmesio laukia {count} bankai',
    other: 'Jūsų dėmesio laukia {count} bankų',
  },
  upToDate: 'Duomenys naujausi',
  changed: 'Pasikeitė {time}',
  alreadyFine: 'Bankas[ „{bank}“] susietas. Nieko taisyti nereikėjo.',
  snooze: 'Priminti vėliau',
  remove: 'Pašalinti ryšį',
  removeQuestion: [
    'Pašalinti ryšį su banku[ „{bank}“]?',
    'Nebeskaitysime šio banko sąskaitų ir panaikinsime savo prieigą. Jūsų banke niekas nepasikeis.',
  ],
  cancel: 'Palikti ryšį',
  removeFailed: 'Nepavyko. Niekas nepasikeitė. Bandykite dar kartą.',
  accountEnding: 'numeris baigiasi {mask}',
  noAccounts: 'Prieigos nėra prie jokios sąskaitos',
  accountsAdded: 'Dabar prieinamos',
  accountsRemoved: 'Nebeprieinamos',
  accountsKept: 'Vis dar prieinamos',
}
