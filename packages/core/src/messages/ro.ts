import type { Messages } from './messages.ts'

/** Romanian, as banks write it: with “dumneavoastră”. */
export const romanian: Messages = {
  language: 'ro',
  bank: 'banca dumneavoastră',
  attempts: {
    one: 'Mai aveți {count} încercare.',
    few: 'Mai aveți {count} încercări.',
    other: 'Mai aveți {count} de încercări.',
  },
  issues: {
    wrong_details: [
      'Datele nu au fost acceptate',
      'Verificați-le în aplicația băncii, apoi încercați din nou.',
    ],
    wrong_answer: [
      'Răspunsul nu a fost acceptat',
      'Verificați-l sau cereți un cod nou, apoi încercați din nou.',
    ],
    wrong_phone: ['Numărul de telefon nu a fost acceptat', 'Verificați-l, apoi încercați din nou.'],
    different_login: [
      'Folosiți aceleași date de autentificare ca înainte',
      'Încercați din nou cu cele de prima dată. Dacă s-au schimbat, începeți de la capăt.',
    ],
    account_locked: [
      'Accesul dumneavoastră este blocat',
      '{bank} l-a blocat ca să vă protejeze. Deblocați-l în aplicația băncii, apoi reveniți aici.',
    ],
    password_reset: [
      'Aveți nevoie de o parolă nouă',
      'Setați-o în aplicația băncii, apoi reveniți aici.',
    ],
    setup_needed: [
      'Autentificați-vă mai întâi la bancă',
      '{bank} vrea să vă întrebe ceva. Răspundeți în aplicația băncii, apoi reveniți aici.',
    ],
    not_finished: [
      'Operațiunea nu a fost finalizată',
      'Nu s-a schimbat nimic. Încercați din nou și mergeți până la capăt.',
    ],
    bank_down: [
      '{bank} are o problemă tehnică',
      'Banii dumneavoastră sunt în siguranță. Încercați mai târziu sau alegeți altă bancă.',
    ],
    bank_slow: [
      '{bank} nu răspunde',
      'Banii dumneavoastră sunt în siguranță. Încercați mai târziu sau alegeți altă bancă.',
    ],
    bank_not_supported: [
      'Nu putem conecta această bancă',
      'Aici nu puteți folosi {bank}. Alegeți altă bancă.',
    ],
    sign_in_not_supported: [
      'Nu putem conecta acest cont',
      'Modul în care vă autentificați la {bank} nu funcționează aici. Alegeți altă bancă.',
    ],
    bank_not_ready: ['Încă nu puteți folosi {bank} aici', 'Deocamdată, alegeți altă bancă.'],
    not_connected: [
      'Nu a funcționat',
      'A apărut o problemă. Banii dumneavoastră sunt în siguranță. Încercați din nou.',
    ],
    no_accounts: [
      'Nu am găsit un cont potrivit',
      'Alegeți altă bancă sau dați-ne acces la alt cont.',
    ],
    no_payment_account: [
      'Este nevoie de alt cont',
      'Alegeți unul cu care puteți trimite și primi bani.',
    ],
    no_fitting_account: [
      'Nu am găsit un cont de tipul potrivit',
      'Alegeți altă bancă sau dați-ne acces la alt cont.',
    ],
    wrong_number: [
      'Numărul de cont nu a fost acceptat',
      'Verificați-l în aplicația băncii, apoi încercați din nou.',
    ],
    wrong_amounts: [
      'Datele nu se potrivesc',
      'Verificați-le în aplicația băncii, apoi încercați din nou.[ {attempts}]',
    ],
    check_over: [
      'Această verificare s-a încheiat',
      'A durat prea mult sau au fost prea multe încercări. Banii dumneavoastră sunt în siguranță. Începeți de la capăt.',
    ],
    access_needed: [
      'Avem nevoie de acordul dumneavoastră',
      '{bank} nu ne-a transmis tot ce ne trebuie. Lăsați toate căsuțele bifate. Nu se va transfera niciun ban.',
    ],
    consent_needed: [
      'Mai avem nevoie de un acord',
      'Verificați la {bank} ce date ne transmiteți. Nu se va transfera niciun ban.',
    ],
    payment_cancelled: [
      'Plata a fost anulată',
      'Nu s-a transferat niciun ban. Încercați din nou sau alegeți altă bancă.',
    ],
    payment_rejected: [
      'Plata a fost respinsă',
      'Nu s-a transferat niciun ban. Încercați din nou sau alegeți altă bancă.',
    ],
    window_blocked: [
      'Pagina băncii nu s-a deschis',
      'Poate că a fost blocată. Permiteți aici ferestrele pop-up, apoi încercați din nou.',
    ],
    session_expired: [
      'Începeți de la capăt',
      'Autentificarea la bancă se închide după un timp sau după câteva încercări.',
    ],
    already_finished: [
      'Acest pas este deja încheiat',
      'Dacă lipsește conexiunea cu {bank}, începeți de la capăt.',
    ],
    other_tab: [
      'Continuați în cealaltă filă',
      'Operațiunea este deschisă în altă filă. Pe aceasta o puteți închide.',
    ],
    return_lost: [
      'Nu putem relua de unde ați rămas',
      'Poate că sunteți în alt browser. Banii dumneavoastră sunt în siguranță. Începeți aici de la capăt.',
    ],
    direct: [
      'Nu aveți nimic de făcut aici',
      'Banca vă aduce înapoi pe această pagină. Ca să începeți, conectați o bancă.',
    ],
    other_person: [
      'Altcineva a început această operațiune',
      'Începeți de la capăt în numele dumneavoastră sau autentificați-vă în contul acelei persoane.',
    ],
    disconnected: [
      'Conexiunea cu {bank} a fost închisă',
      'Accesul a fost retras. Banii dumneavoastră sunt în siguranță. Puteți conecta banca din nou.',
    ],
    reconnect_needed: [
      'Reconectați {bank}',
      'Trebuie să vă autentificați din nou. Datele de aici pot fi vechi. Banii dumneavoastră sunt în siguranță.',
    ],
    reconnect_soon: [
      'Reconectați în curând {bank}',
      'Acordul dumneavoastră expiră în curând[, pe {date}]. Reconectați acum, ca totul să rămână la zi.',
    ],
    not_repaired: [
      'Conexiunea cu {bank} încă nu funcționează',
      'Banii dumneavoastră sunt în siguranță. Reconectați banca sau verificați în aplicația ei.',
    ],
    already_connected: [
      'Aveți deja o conexiune cu {bank}',
      'Păstrați-o așa cum este sau conectați banca din nou, pentru alte conturi.',
    ],
    not_ready_yet: ['Încă nu este gata', 'Totul este în regulă. Reveniți peste puțin timp.'],
    script_blocked: [
      'Ceva blochează această pagină',
      'Poate că este un program care blochează reclamele. Opriți-l, apoi încercați din nou.',
    ],
    storage_refused: [
      'Browserul nu reține unde ați rămas',
      'Permiteți acestui site să salveze date, apoi încercați din nou.',
    ],
    no_connection: [
      'Nu reușim să ne conectăm',
      'Poate că nu merge internetul. Verificați, apoi încercați din nou. Banii dumneavoastră sunt în siguranță.',
    ],
    no_answer: [
      'Durează prea mult',
      'Poate că internetul este lent. Verificați, apoi încercați din nou. Banii dumneavoastră sunt în siguranță.',
    ],
    signed_out: ['Autentificați-vă din nou', 'V-am deconectat din cont ca să vă protejăm.'],
    service_down: [
      'Conexiunile cu băncile nu funcționează',
      'Momentan nu putem conecta bănci. Banii dumneavoastră sunt în siguranță. Încercați mai târziu.',
    ],
    too_many_tries: [
      'Prea multe încercări deocamdată',
      'Banii dumneavoastră sunt în siguranță. Așteptați puțin, apoi încercați din nou.',
    ],
    our_side: [
      'Problema este la noi',
      'Noi trebuie să o rezolvăm. Banii și datele dumneavoastră bancare sunt în siguranță.',
    ],
  },
  actions: {
    retry: 'Încercați din nou',
    sign_in_again: 'Autentificați-vă din nou',
    reconnect: 'Reconectați',
    choose_another_bank: 'Alegeți altă bancă',
    go_to_bank_first: 'Autentificați-vă întâi la bancă',
    wait: 'Încercați mai târziu',
    enter_manually: 'Introduceți datele manual',
    review_consent: 'Verificați accesul acordat',
    contact_support: 'Contactați asistența',
    start_again: 'Începeți de la capăt',
    keep_existing: 'Păstrați conexiunea',
    connect_anyway: 'Conectați din nou',
  },
  connect: 'Conectați o bancă',
  connecting: 'Se deschide conexiunea cu banca…',
  finishing: 'Se finalizează…',
  returning: 'Vă aducem înapoi de la bancă…',
  reconnect: 'Reconectați',
  updated: 'Conexiunea cu {bank} funcționează din nou.',
  continue: 'Continuați',
  supportDetails: 'Detalii pentru asistență',
  supportBank: 'Banca',
  supportSession: 'Sesiune',
  supportRequest: 'Solicitare',
  copy: 'Copiați',
  copied: 'Copiat',
}
