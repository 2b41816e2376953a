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
      'Riprovi con quelle usate la prima volta. Se sono cambiate, ricominci da capo.',
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
    reconnect_soon: [
      'Ricordi di ricollegare {bank}',
      'La sua autorizzazione scade a breve[ ({date})]. Ricolleghi ora la banca per mantenere tutto aggiornato.',
    ],
    not_repaired: [
      'Il collegamento con {bank} ancora non funziona',
      'Il suo denaro è al sicuro. Ricolleghi la banca o controlli nella sua app.',
    ],
    already_connected: [
      'C’è già un collegamento con {bank}',
      'Lo mantenga, oppure colleghi di nuovo la banca per altri conti o per un’altra persona.',
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
  updated: 'Il collegamento con {bank} è di nuovo attivo.',
  continue: 'Continua',
  supportDetails: 'Dati per l’assistenza',
  supportBank: 'Banca',
  supportSession: 'Sessione',
  supportRequest: 'Richiesta',
  copy: 'Copia',
  copied: 'Copiato',
}
