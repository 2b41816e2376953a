import type { Messages } from './messages.ts'

/** Italian, as banks write it: with “Lei”, and buttons in the imperative. */
export const italian: Messages = {
  language: 'it',
  bank: 'la sua banca',
  attempts: { one: 'Le resta {count} tentativo.', other: 'Le restano {count} tentativi.' },
  issues: {
    wrong_details: [
      'Questi dati di accesso non sono validi',
      'Li controlli nell’app della banca e riprovi.',
    ],
    wrong_answer: [
      'Questa risposta non è valida',
      'La controlli o chieda un nuovo codice, poi riprovi.',
    ],
    wrong_phone: ['Questo numero di telefono non è valido', 'Lo controlli e riprovi.'],
    different_login: [
      'Usi le stesse credenziali di prima',
      'Riprovi con quelle usate la prima volta. Se sono cambiate, crei un nuovo collegamento.',
    ],
    account_locked: [
      'Il suo accesso è bloccato',
      '{bank} lo ha bloccato per motivi di sicurezza. Lo sblocchi nell’app della banca, poi torni qui.',
    ],
    password_reset: ['Serve una nuova password', 'La imposti nell’app della banca, poi torni qui.'],
    setup_needed: [
      'Acceda prima alla sua banca',
      '{bank} deve farle una domanda. Risponda nell’app della banca, poi torni qui.',
    ],
    not_finished: [
      'La procedura non è stata completata',
      'Nulla è stato modificato. Riprovi e segua i passaggi fino alla fine.',
    ],
    bank_down: [
      '{bank} ha problemi tecnici',
      'Il suo denaro è al sicuro. Riprovi più tardi o scelga un’altra banca.',
    ],
    bank_slow: [
      '{bank} non risponde',
      'Il suo denaro è al sicuro. Riprovi più tardi o scelga un’altra banca.',
    ],
    bank_not_supported: [
      'Non possiamo collegare questa banca',
      'Questo servizio non funziona con {bank}. Scelga un’altra banca.',
    ],
    sign_in_not_supported: [
      'Non possiamo collegare questo conto',
      'Il modo in cui accede alla banca non funziona qui. Scelga un’altra banca.',
    ],
    bank_not_ready: ['{bank} non è ancora disponibile qui', 'Per ora scelga un’altra banca.'],
    not_connected: [
      'La procedura non è riuscita',
      'Qualcosa è andato storto. Il suo denaro è al sicuro. Riprovi.',
    ],
    no_accounts: ['Nessun conto utilizzabile', 'Scelga un’altra banca o condivida un altro conto.'],
    no_payment_account: [
      'Serve un altro conto',
      'Il conto deve poter inviare e ricevere denaro. Ne scelga un altro.',
    ],
    no_fitting_account: [
      'Nessun conto del tipo richiesto',
      'Scelga un’altra banca o condivida un altro conto.',
    ],
    wrong_number: [
      'Questo numero di conto non è valido',
      'Lo controlli nell’app della banca e riprovi.',
    ],
    wrong_amounts: [
      'I dati non corrispondono',
      'Li controlli nell’app della banca e riprovi.[ {attempts}]',
    ],
    check_over: [
      'Questa verifica è chiusa',
      'Ci sono stati troppi tentativi o è passato troppo tempo. Il suo denaro è al sicuro. Ricominci da capo.',
    ],
    access_needed: [
      'Serve la sua autorizzazione',
      '{bank} non ha condiviso tutto ciò che ci serve. Riprovi e lasci selezionate tutte le caselle. Non verrà addebitato nulla.',
    ],
    consent_needed: [
      'Serve un’altra autorizzazione',
      'Riveda i dati che {bank} condivide con noi. Non verrà addebitato nulla.',
    ],
    payment_cancelled: [
      'Il pagamento è stato interrotto',
      'Non è stato addebitato nulla. Riprovi o scelga un’altra banca.',
    ],
    payment_rejected: [
      'Il pagamento è stato rifiutato',
      'Non è stato addebitato nulla. Riprovi o scelga un’altra banca.',
    ],
    window_blocked: [
      'La pagina della banca non si è aperta',
      'Forse è stata bloccata. Consenta i pop-up in questa pagina e riprovi.',
    ],
    session_expired: [
      'Ricominci da capo',
      'Per sicurezza, l’accesso a una banca scade dopo un po’ di tempo.',
    ],
    already_finished: [
      'Questo passaggio è già completato',
      'Qui non c’è altro da fare. Se il collegamento con {bank} non è attivo, ricominci da capo.',
    ],
    other_tab: [
      'Continui nell’altra scheda',
      'La procedura è aperta in un’altra scheda. Può chiudere questa.',
    ],
    return_lost: [
      'Non riusciamo a riprendere la procedura',
      'Forse ha cambiato browser. Il suo denaro è al sicuro. Ricominci qui.',
    ],
    direct: [
      'Qui non c’è nulla da fare',
      'Questa è la pagina di ritorno dalla banca. È tutto a posto. Colleghi una banca per iniziare.',
    ],
    other_person: [
      'Ha iniziato un’altra persona',
      'Ricominci con il profilo attuale o acceda con quello dell’altra persona.',
    ],
    disconnected: [
      'Il collegamento con {bank} è stato chiuso',
      'L’accesso è stato rimosso. Il suo denaro è al sicuro. Può collegare di nuovo la banca.',
    ],
    reconnect_needed: [
      'Ricolleghi {bank}',
      'Deve accedere di nuovo. Ciò che vede qui potrebbe non essere aggiornato. Il suo denaro è al sicuro.',
    ],
    not_repaired: [
      'Il collegamento con {bank} ancora non funziona',
      'Il suo denaro è al sicuro. Ricolleghi la banca o controlli nella sua app.',
    ],
    newer_connection: [
      'Ci sono due collegamenti con {bank}',
      'Il collegamento più recente ha sostituito questo. Mantenga il più recente e rimuova questo.',
    ],
    already_connected: [
      'C’è già un collegamento con {bank}',
      'Lo mantenga così com’è, oppure lasci che il nuovo ne prenda il posto.',
    ],
    one_at_a_time: [
      'Il primo collegamento può essersi interrotto',
      'Collegare di nuovo {bank} può interrompere il collegamento che aveva. Lo mantenga e lo ripari, oppure lasci che il nuovo ne prenda il posto.',
    ],
    not_ready_yet: [
      'Non è ancora tutto pronto',
      'Non c’è alcun problema. Torni a controllare tra poco.',
    ],
    script_blocked: [
      'Qualcosa blocca questa pagina',
      'Forse è un blocco della pubblicità. Lo disattivi e riprovi.',
    ],
    storage_refused: [
      'Il browser non salva i progressi',
      'Consenta a questo sito di salvare dati e riprovi.',
    ],
    no_connection: [
      'Il servizio non è raggiungibile',
      'Forse Internet non funziona. Il suo denaro è al sicuro. Controlli la connessione e riprovi.',
    ],
    no_answer: [
      'L’attesa è troppo lunga',
      'Forse Internet è lento. Il suo denaro è al sicuro. Controlli la connessione e riprovi.',
    ],
    signed_out: [
      'Acceda di nuovo',
      'La sessione è stata chiusa per sicurezza. Acceda di nuovo per collegare la sua banca.',
    ],
    service_down: [
      'I collegamenti con le banche non funzionano',
      'Al momento non possiamo collegare banche. Il suo denaro è al sicuro. Riprovi più tardi.',
    ],
    too_many_tries: [
      'Troppi tentativi per ora',
      'Il suo denaro è al sicuro. Aspetti un po’ prima di riprovare.',
    ],
    our_side: [
      'Il problema dipende da noi',
      'Tocca a noi risolverlo. Il suo denaro e i suoi dati bancari sono al sicuro.',
    ],
  },
  actions: {
    retry: 'Riprova',
    sign_in_again: 'Accedi di nuovo',
    reconnect: 'Ricollega',
    choose_another_bank: 'Scegli un’altra banca',
    go_to_bank_first: 'Accedi prima alla banca',
    wait: 'Riprova più tardi',
    enter_manually: 'Inserisci i dati a mano',
    review_consent: 'Rivedi i dati condivisi',
    contact_support: 'Contatta l’assistenza',
    start_again: 'Ricomincia',
    keep_existing: 'Mantieni il collegamento',
    connect_anyway: 'Collega di nuovo',
  },
  connect: 'Collega una banca',
  connecting: 'Apertura del collegamento con la banca…',
  finishing: 'Completamento…',
  returning: 'Ritorno dalla banca…',
  reconnect: 'Ricollega',
  opened: 'Prosegua nella finestra che si è aperta.',
  linked: 'Il collegamento con {bank} è attivo.',
  updated: 'Il collegamento con {bank} è di nuovo attivo.',
  closed: 'Nulla è stato modificato.',
  chooseBank: 'Scelga la Sua banca',
  continue: 'Continua',
  supportDetails: 'Dati per l’assistenza',
  supportBank: 'Banca',
  supportSession: 'Sessione',
  supportRequest: 'Richiesta',
  copy: 'Copia',
  copied: 'Copiato',
  health: {
    sign_in_required: [
      'Ricolleghi {bank}',
      'Deve accedere di nuovo. Ciò che vede qui potrebbe non essere aggiornato. Il suo denaro è al sicuro.',
    ],
    consent_expired: [
      'Ricolleghi {bank}',
      'La sua autorizzazione è scaduta. La dia di nuovo per mantenere tutto aggiornato. Il suo denaro è al sicuro.',
    ],
    access_withdrawn: [
      '{bank} non condivide più i dati',
      'L’autorizzazione è stata revocata presso la sua banca. Acceda di nuovo per continuare. Il suo denaro è al sicuro.',
    ],
    expires: [
      'Ricordi di ricollegare {bank}',
      'La sua autorizzazione scade a breve[ ({date})]. Ricolleghi ora la banca per mantenere tutto aggiornato.',
    ],
    disconnects: [
      'Ricordi di ricollegare {bank}',
      'La sua banca smetterà a breve di condividere i dati[ ({date})]. Ricolleghi ora la banca per mantenere tutto aggiornato.',
    ],
    bank_moves: [
      '{bank} ha un nuovo tipo di collegamento',
      'Quello precedente termina a breve[ ({date})]. Ricolleghi ora la banca per mantenere tutto aggiornato.',
    ],
    new_accounts: ['Nuovi conti presso {bank}', 'Può aggiungerli qui o lasciare tutto com’è.'],
    new_accounts_relink: [
      'Nuovi conti presso {bank}',
      'Per aggiungerli, colleghi di nuovo la banca. Oppure lasci tutto com’è.',
    ],
    consent_missing: [
      '{bank} richiede la sua autorizzazione',
      'Non vediamo tutto ciò che ci serve. Riveda i dati condivisi. Non verrà addebitato nulla.',
    ],
    verification_pending: [
      'Completi il collegamento con {bank}',
      'Cerchi sul suo conto un piccolo accredito da parte nostra. Poi inserisca qui il codice che riporta.',
    ],
    revoked: [
      'Il collegamento con {bank} è stato chiuso',
      'L’autorizzazione a leggere i dati è stata revocata. Ricolleghi la banca o rimuova il collegamento. Il suo denaro è al sicuro.',
    ],
    gone: [
      'Il collegamento con {bank} è stato chiuso',
      'Non può essere ripristinato. Colleghi di nuovo la banca o rimuova il collegamento. Il suo denaro è al sicuro.',
    ],
    account_closed: [
      'Un conto presso {bank} non compare più',
      'La banca non lo condivide più. Se non è corretto, scelga di nuovo i suoi conti.',
    ],
    bank_trouble: [
      '{bank} ha un problema',
      'Ciò che vede qui potrebbe non essere aggiornato. Il suo denaro è al sicuro. Non deve fare nulla.',
    ],
    unknown: [
      'Stiamo verificando il collegamento con {bank}',
      'Ciò che vede qui potrebbe non essere aggiornato. Non deve fare nulla.',
    ],
  },
  repairs: {
    plain: 'Ricollega',
    accounts: 'Scegli i conti',
    consent: 'Rivedi i dati condivisi',
    verify: 'Inserisci il codice',
    relink: 'Collega di nuovo',
  },
  manyNeedYou: {
    one: '{count} banca richiede la sua attenzione',
    many: '{count} di banche richiedono la sua attenzione',
    other: '{count} banche richiedono la sua attenzione',
  },
  upToDate: 'Aggiornato',
  changed: 'Ultima modifica {time}',
  alreadyFine: 'Il collegamento con {bank} funziona. Non c’era nulla da riparare.',
  snooze: 'Ricordamelo più tardi',
  remove: 'Rimuovi il collegamento',
  removeQuestion: [
    'Rimuovere il collegamento con {bank}?',
    'Non leggeremo più i conti ed elimineremo il nostro accesso. Nella sua banca non cambia nulla.',
  ],
  cancel: 'Mantieni il collegamento',
  removeFailed: 'L’operazione non è riuscita. Nulla è stato modificato. Riprovi.',
  accountEnding: 'che termina con {mask}',
  noAccounts: 'Nessun conto condiviso',
  accountsAdded: 'Ora condivisi',
  accountsRemoved: 'Non più condivisi',
  accountsKept: 'Ancora condivisi',
}
