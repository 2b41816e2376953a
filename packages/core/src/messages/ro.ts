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
      'Încercați din nou cu cele de prima dată. Dacă s-au schimbat, creați o conexiune nouă.',
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
    not_repaired: [
      'Conexiunea cu {bank} încă nu funcționează',
      'Banii dumneavoastră sunt în siguranță. Reconectați banca sau verificați în aplicația ei.',
    ],
    newer_connection: [
      'Aveți două conexiuni cu {bank}',
      'Conexiunea mai nouă a înlocuit-o pe aceasta. Păstrați-o pe cea nouă și ștergeți-o pe aceasta.',
    ],
    already_connected: [
      'Aveți deja o conexiune cu {bank}',
      'Păstrați-o așa cum este sau înlocuiți-o cu cea nouă.',
    ],
    one_at_a_time: [
      'Este posibil ca prima conexiune să se fi întrerupt',
      'O nouă conectare cu {bank} poate întrerupe conexiunea pe care o aveați. Păstrați-o și reparați-o sau înlocuiți-o cu cea nouă.',
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
  opened: 'Continuați în fereastra care s-a deschis.',
  linked: 'Conexiunea cu {bank} este activă.',
  updated: 'Conexiunea cu {bank} funcționează din nou.',
  closed: 'Nu s-a schimbat nimic.',
  chooseBank: 'Alegeți-vă banca',
  continue: 'Continuați',
  supportDetails: 'Detalii pentru asistență',
  supportBank: 'Banca',
  supportSession: 'Sesiune',
  supportRequest: 'Solicitare',
  copy: 'Copiați',
  copied: 'Copiat',
  health: {
    sign_in_required: [
      'Reconectați {bank}',
      'Trebuie să vă autentificați din nou. Datele de aici pot fi vechi. Banii dumneavoastră sunt în siguranță.',
    ],
    consent_expired: [
      'Reconectați {bank}',
      'Acordul dumneavoastră a expirat. Dați-l din nou, ca totul să rămână la zi. Banii dumneavoastră sunt în siguranță.',
    ],
    access_withdrawn: [
      '{bank} nu ne mai transmite date',
      'Acordul a fost retras la banca dumneavoastră. Autentificați-vă din nou ca să continuați. Banii dumneavoastră sunt în siguranță.',
    ],
    expires: [
      'Reconectați în curând {bank}',
      'Acordul dumneavoastră expiră în curând[, pe {date}]. Reconectați acum, ca totul să rămână la zi.',
    ],
    disconnects: [
      'Reconectați în curând {bank}',
      'Banca dumneavoastră va înceta să ne transmită date[ pe {date}]. Reconectați acum, ca totul să rămână la zi.',
    ],
    bank_moves: [
      '{bank} are un nou mod de conectare',
      'Cel vechi se încheie în curând[, pe {date}]. Reconectați acum, ca totul să rămână la zi.',
    ],
    new_accounts: [
      'Conturi noi la {bank}',
      'Le puteți adăuga aici sau puteți lăsa totul așa cum este.',
    ],
    new_accounts_relink: [
      'Conturi noi la {bank}',
      'Ca să le adăugați, conectați banca din nou. Sau lăsați totul așa cum este.',
    ],
    consent_missing: [
      '{bank} are nevoie de acordul dumneavoastră',
      'Nu vedem tot ce ne trebuie. Verificați accesul acordat. Nu se va transfera niciun ban.',
    ],
    verification_pending: [
      'Finalizați conexiunea cu {bank}',
      'Căutați în contul dumneavoastră o mică sumă de la noi. Apoi introduceți aici codul ei.',
    ],
    revoked: [
      'Conexiunea cu {bank} a fost închisă',
      'Acordul de a citi datele a fost retras. Reconectați banca sau ștergeți conexiunea. Banii dumneavoastră sunt în siguranță.',
    ],
    gone: [
      'Conexiunea cu {bank} a fost închisă',
      'Nu mai poate fi restabilită. Conectați banca din nou sau ștergeți conexiunea. Banii dumneavoastră sunt în siguranță.',
    ],
    account_closed: [
      'Un cont de la {bank} nu mai apare',
      'Banca nu ne mai transmite datele lui. Dacă nu este corect, alegeți din nou conturile.',
    ],
    bank_trouble: [
      '{bank} are o problemă',
      'Datele de aici pot fi vechi. Banii dumneavoastră sunt în siguranță. Nu trebuie să faceți nimic.',
    ],
    unknown: [
      'Verificăm conexiunea cu {bank}',
      'Datele de aici pot fi vechi. Nu trebuie să faceți nimic.',
    ],
  },
  repairs: {
    plain: 'Reconectați',
    accounts: 'Alegeți conturile',
    consent: 'Verificați accesul acordat',
    verify: 'Introduceți codul',
    relink: 'Conectați din nou',
  },
  manyNeedYou: {
    one: '{count} bancă are nevoie de dumneavoastră',
    few: '{count} bănci au nevoie de dumneavoastră',
    other: '{count} de bănci au nevoie de dumneavoastră',
  },
  upToDate: 'La zi',
  changed: 'Ultima modificare {time}',
  alreadyFine: 'Conexiunea cu {bank} funcționează. Nu era nimic de reparat.',
  snooze: 'Amintiți-mi mai târziu',
  remove: 'Ștergeți conexiunea',
  removeQuestion: [
    'Ștergeți conexiunea cu {bank}?',
    'Nu mai citim conturile și ne ștergem accesul. La banca dumneavoastră nu se schimbă nimic.',
  ],
  cancel: 'Păstrați conexiunea',
  removeFailed: 'Nu a funcționat. Nu s-a schimbat nimic. Încercați din nou.',
  accountEnding: 'care se termină în {mask}',
  noAccounts: 'Nu avem acces la niciun cont',
  accountsAdded: 'Acum accesibile',
  accountsRemoved: 'Nu mai sunt accesibile',
  accountsKept: 'Încă accesibile',
}
