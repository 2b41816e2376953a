import type { Messages } from './messages.ts'

/** German, as banks write it: with “Sie”. */
export const german: Messages = {
  language: 'de',
  bank: 'Ihre Bank',
  attempts: {
    one: 'Sie haben noch {count} Versuch.',
    other: 'Sie haben noch {count} Versuche.',
  },
  issues: {
    wrong_details: [
      'Diese Zugangsdaten funktionieren nicht',
      'Prüfen Sie die Daten in der App Ihrer Bank und versuchen Sie es erneut.',
    ],
    wrong_answer: [
      'Diese Antwort wurde nicht angenommen',
      'Prüfen Sie die Antwort oder fordern Sie einen neuen Code an. Versuchen Sie es dann erneut.',
    ],
    wrong_phone: [
      'Diese Telefonnummer funktioniert nicht',
      'Prüfen Sie die Nummer und versuchen Sie es erneut.',
    ],
    different_login: [
      'Bitte nutzen Sie dieselben Zugangsdaten wie zuvor',
      'Versuchen Sie es mit denen vom ersten Mal. Wenn sie sich geändert haben, richten Sie eine neue Verbindung ein.',
    ],
    account_locked: [
      'Ihr Zugang ist gesperrt',
      '{bank} hat ihn zu Ihrer Sicherheit gesperrt. Entsperren Sie ihn in der App Ihrer Bank und kommen Sie dann hierher zurück.',
    ],
    password_reset: [
      'Sie brauchen ein neues Passwort',
      'Legen Sie es in der App Ihrer Bank fest und kommen Sie dann hierher zurück.',
    ],
    setup_needed: [
      'Melden Sie sich zuerst bei Ihrer Bank an',
      '{bank} hat eine Frage an Sie. Beantworten Sie diese in der App Ihrer Bank und kommen Sie dann hierher zurück.',
    ],
    not_finished: [
      'Der Vorgang wurde nicht abgeschlossen',
      'Es wurde nichts geändert. Versuchen Sie es erneut und folgen Sie den Schritten bis zum Ende.',
    ],
    bank_down: [
      '{bank} hat gerade eine Störung',
      'Ihr Geld ist sicher. Versuchen Sie es später erneut oder wählen Sie eine andere Bank.',
    ],
    bank_slow: [
      '{bank} antwortet nicht',
      'Ihr Geld ist sicher. Versuchen Sie es später erneut oder wählen Sie eine andere Bank.',
    ],
    bank_not_supported: [
      'Wir können diese Bank nicht verbinden',
      '{bank} wird hier nicht unterstützt. Bitte wählen Sie eine andere Bank.',
    ],
    sign_in_not_supported: [
      'Wir können dieses Konto nicht verbinden',
      'So, wie Sie sich bei Ihrer Bank anmelden, geht es hier nicht. Bitte wählen Sie eine andere Bank.',
    ],
    bank_not_ready: [
      '{bank} ist hier noch nicht verfügbar',
      'Bitte wählen Sie vorerst eine andere Bank.',
    ],
    not_connected: [
      'Das hat nicht geklappt',
      'Unterwegs ist etwas schiefgegangen. Ihr Geld ist sicher. Bitte versuchen Sie es erneut.',
    ],
    no_accounts: [
      'Kein Konto, das wir nutzen können',
      'Wählen Sie eine andere Bank oder geben Sie ein anderes Konto frei.',
    ],
    no_payment_account: [
      'Hierfür ist ein anderes Konto nötig',
      'Es muss Geld senden und empfangen können. Bitte wählen Sie ein anderes.',
    ],
    no_fitting_account: [
      'Kein Konto der passenden Art',
      'Wählen Sie eine andere Bank oder geben Sie ein anderes Konto frei.',
    ],
    wrong_number: [
      'Diese Kontonummer funktioniert nicht',
      'Prüfen Sie die Nummer in der App Ihrer Bank und versuchen Sie es erneut.',
    ],
    wrong_amounts: [
      'Die Angaben stimmen nicht überein',
      'Prüfen Sie die Angaben in der App Ihrer Bank und versuchen Sie es erneut.[ {attempts}]',
    ],
    check_over: [
      'Diese Prüfung ist beendet',
      'Es waren zu viele Versuche oder es hat zu lange gedauert. Ihr Geld ist sicher. Bitte beginnen Sie von vorn.',
    ],
    access_needed: [
      'Wir brauchen Ihre Zustimmung',
      '{bank} hat nicht alles freigegeben, was wir brauchen. Versuchen Sie es erneut und lassen Sie alle Häkchen gesetzt. Es fließt kein Geld.',
    ],
    consent_needed: [
      'Wir brauchen noch eine Zustimmung',
      'Prüfen Sie, welche Daten {bank} an uns weitergeben darf. Es fließt kein Geld.',
    ],
    payment_cancelled: [
      'Die Zahlung wurde abgebrochen',
      'Es ist kein Geld geflossen. Versuchen Sie es erneut oder wählen Sie eine andere Bank.',
    ],
    payment_rejected: [
      'Die Zahlung wurde abgelehnt',
      'Es ist kein Geld geflossen. Versuchen Sie es erneut oder wählen Sie eine andere Bank.',
    ],
    window_blocked: [
      'Die Seite Ihrer Bank hat sich nicht geöffnet',
      'Vielleicht wurde sie blockiert. Erlauben Sie hier Pop-ups und versuchen Sie es erneut.',
    ],
    session_expired: [
      'Bitte beginnen Sie von vorn',
      'Zu Ihrer Sicherheit endet die Anmeldung bei einer Bank nach einiger Zeit.',
    ],
    already_finished: [
      'Dieser Schritt ist schon erledigt',
      'Hier ist nichts mehr zu tun. Wenn {bank} nicht verbunden ist, beginnen Sie von vorn.',
    ],
    other_tab: [
      'Machen Sie im anderen Tab weiter',
      'Der Vorgang ist in einem anderen Tab offen. Diesen hier können Sie schließen.',
    ],
    return_lost: [
      'Ihr Vorgang lässt sich nicht fortsetzen',
      'Vielleicht sind Sie in einem anderen Browser zurückgekommen. Ihr Geld ist sicher. Beginnen Sie hier von vorn.',
    ],
    direct: [
      'Hier ist nichts zu tun',
      'Auf diese Seite führt Ihre Bank Sie zurück. Alles ist in Ordnung. Verbinden Sie eine Bank, um zu beginnen.',
    ],
    other_person: [
      'Das hat eine andere Person begonnen',
      'Beginnen Sie unter Ihrem eigenen Namen von vorn oder melden Sie sich als diese Person an.',
    ],
    disconnected: [
      '{bank} ist nicht mehr verbunden',
      'Der Zugriff wurde entfernt. Ihr Geld ist sicher. Sie können Ihre Bank wieder verbinden.',
    ],
    reconnect_needed: [
      '{bank} neu verbinden',
      'Sie müssen sich neu anmelden. Was Sie hier sehen, ist vielleicht veraltet. Ihr Geld ist sicher.',
    ],
    not_repaired: [
      '{bank} ist immer noch nicht verbunden',
      'Ihr Geld ist sicher. Verbinden Sie Ihre Bank neu oder sehen Sie in der Banking-App nach.',
    ],
    newer_connection: [
      '{bank} ist zweimal verbunden',
      'Die neuere Verbindung hat diese ersetzt. Behalten Sie die neuere und entfernen Sie diese hier.',
    ],
    already_connected: [
      '{bank} ist schon verbunden',
      'Behalten Sie diese Verbindung oder ersetzen Sie sie durch die neue.',
    ],
    one_at_a_time: [
      'Ihre erste Verbindung ist vielleicht beendet',
      'Wird {bank} erneut verbunden, kann das die bisherige Verbindung beenden. Behalten und reparieren Sie diese oder ersetzen Sie sie durch die neue.',
    ],
    not_ready_yet: [
      'Das ist noch nicht fertig',
      'Alles ist in Ordnung. Bitte sehen Sie in Kürze noch einmal nach.',
    ],
    script_blocked: [
      'Etwas blockiert diese Seite',
      'Vielleicht ist es ein Werbeblocker. Schalten Sie ihn aus und versuchen Sie es erneut.',
    ],
    storage_refused: [
      'Ihr Browser speichert Ihren Fortschritt nicht',
      'Erlauben Sie dieser Website, Daten zu speichern, und versuchen Sie es erneut.',
    ],
    no_connection: [
      'Der Dienst ist nicht erreichbar',
      'Vielleicht sind Sie offline. Ihr Geld ist sicher. Prüfen Sie Ihr Internet und versuchen Sie es erneut.',
    ],
    no_answer: [
      'Das dauert zu lange',
      'Vielleicht ist Ihr Internet langsam. Ihr Geld ist sicher. Prüfen Sie Ihr Internet und versuchen Sie es erneut.',
    ],
    signed_out: [
      'Bitte melden Sie sich neu an',
      'Sie wurden zu Ihrer Sicherheit abgemeldet. Melden Sie sich neu an, um Ihre Bank zu verbinden.',
    ],
    service_down: [
      'Die Verbindung zu Banken ist gestört',
      'Wir können gerade keine Bank verbinden. Ihr Geld ist sicher. Versuchen Sie es später erneut.',
    ],
    too_many_tries: [
      'Im Moment zu viele Versuche',
      'Ihr Geld ist sicher. Bitte warten Sie etwas, bevor Sie es erneut versuchen.',
    ],
    our_side: [
      'Das liegt an uns',
      'Das Problem müssen wir beheben. Ihr Geld und Ihre Bankdaten sind sicher.',
    ],
  },
  actions: {
    retry: 'Erneut versuchen',
    sign_in_again: 'Neu anmelden',
    reconnect: 'Neu verbinden',
    choose_another_bank: 'Andere Bank wählen',
    go_to_bank_first: 'Zuerst bei der Bank anmelden',
    wait: 'Später erneut versuchen',
    enter_manually: 'Daten selbst eingeben',
    review_consent: 'Freigaben prüfen',
    contact_support: 'Support kontaktieren',
    start_again: 'Von vorn beginnen',
    keep_existing: 'Verbindung behalten',
    connect_anyway: 'Noch einmal verbinden',
  },
  connect: 'Bank verbinden',
  connecting: 'Die Verbindung zu Ihrer Bank wird geöffnet\u00A0…',
  finishing: 'Wird abgeschlossen\u00A0…',
  returning: 'Sie werden von Ihrer Bank zurückgeleitet\u00A0…',
  reconnect: 'Neu verbinden',
  opened: 'Machen Sie in dem Fenster weiter, das sich geöffnet hat.',
  linked: 'Die Verbindung[ mit {bank}] ist eingerichtet.',
  updated: '{bank} ist wieder verbunden.',
  closed: 'Es wurde nichts geändert.',
  chooseBank: 'Wählen Sie Ihre Bank',
  continue: 'Weiter',
  supportDetails: 'Angaben für den Support',
  supportBank: 'Bank',
  supportSession: 'Sitzung',
  supportRequest: 'Anfrage',
  copy: 'Kopieren',
  copied: 'Kopiert',
  health: {
    sign_in_required: [
      '{bank} neu verbinden',
      'Sie müssen sich neu anmelden. Was Sie hier sehen, ist vielleicht veraltet. Ihr Geld ist sicher.',
    ],
    consent_expired: [
      '{bank} neu verbinden',
      'Ihre Zustimmung ist abgelaufen. Erteilen Sie sie erneut, damit alles aktuell bleibt. Ihr Geld ist sicher.',
    ],
    access_withdrawn: [
      '{bank} gibt keine Daten mehr weiter',
      'Die Zustimmung wurde bei Ihrer Bank widerrufen. Melden Sie sich neu an, um fortzufahren. Ihr Geld ist sicher.',
    ],
    expires: [
      '{bank} bald neu verbinden',
      'Ihre Zustimmung endet bald[, am {date}]. Verbinden Sie Ihre Bank jetzt neu, damit alles aktuell bleibt.',
    ],
    disconnects: [
      '{bank} bald neu verbinden',
      'Ihre Bank gibt bald[, ab dem {date},] keine Daten mehr weiter. Verbinden Sie Ihre Bank jetzt neu, damit alles aktuell bleibt.',
    ],
    bank_moves: [
      '{bank} bietet eine neue Verbindung an',
      'Die bisherige endet bald[, am {date}]. Verbinden Sie Ihre Bank jetzt neu, damit alles aktuell bleibt.',
    ],
    new_accounts: [
      'Es gibt neue Konten[ bei {bank}]',
      'Sie können sie hier hinzufügen oder alles so lassen, wie es ist.',
    ],
    new_accounts_relink: [
      'Es gibt neue Konten[ bei {bank}]',
      'Um sie hinzuzufügen, verbinden Sie Ihre Bank noch einmal. Oder lassen Sie alles, wie es ist.',
    ],
    consent_missing: [
      '{bank} braucht Ihre Zustimmung',
      'Wir sehen nicht alles, was wir brauchen. Prüfen Sie Ihre Freigaben. Es fließt kein Geld.',
    ],
    verification_pending: [
      '{bank} fertig einrichten',
      'Suchen Sie auf Ihrem Konto eine kleine Gutschrift von uns. Geben Sie dann den Code daraus hier ein.',
    ],
    revoked: [
      '{bank} ist nicht mehr verbunden',
      'Die Zustimmung zum Lesen der Daten wurde widerrufen. Verbinden Sie Ihre Bank neu oder entfernen Sie die Verbindung. Ihr Geld ist sicher.',
    ],
    gone: [
      '{bank} ist nicht mehr verbunden',
      'Die Verbindung lässt sich nicht wiederherstellen. Verbinden Sie Ihre Bank noch einmal oder entfernen Sie die Verbindung. Ihr Geld ist sicher.',
    ],
    account_closed: [
      'Ein Konto[ bei {bank}] ist nicht mehr da',
      'Ihre Bank gibt es nicht mehr frei. Wenn das nicht stimmt, wählen Sie Ihre Konten neu aus.',
    ],
    bank_trouble: [
      '{bank} hat gerade ein Problem',
      'Was Sie hier sehen, ist vielleicht veraltet. Ihr Geld ist sicher. Sie müssen nichts tun.',
    ],
    unknown: [
      'Wir prüfen die Verbindung[ mit {bank}]',
      'Was Sie hier sehen, ist vielleicht veraltet. Sie müssen nichts tun.',
    ],
  },
  repairs: {
    plain: 'Neu verbinden',
    accounts: 'Konten auswählen',
    consent: 'Freigaben prüfen',
    verify: 'Code eingeben',
    relink: 'Noch einmal verbinden',
  },
  manyNeedYou: {
    one: 'Bei {count} Bank ist etwas zu tun',
    other: 'Bei {count} Banken ist etwas zu tun',
  },
  upToDate: 'Aktuell',
  changed: 'Geändert {time}',
  alreadyFine: 'Die Verbindung[ mit {bank}] funktioniert. Es gab nichts zu reparieren.',
  snooze: 'Später erinnern',
  remove: 'Verbindung entfernen',
  removeQuestion: [
    'Verbindung[ mit {bank}] entfernen?',
    'Wir lesen die Konten nicht mehr und löschen unseren Zugriff. Bei Ihrer Bank ändert sich nichts.',
  ],
  cancel: 'Verbindung behalten',
  removeFailed: 'Das hat nicht geklappt. Es wurde nichts geändert. Bitte versuchen Sie es erneut.',
  accountEnding: 'mit der Endung {mask}',
  noAccounts: 'Es sind keine Konten freigegeben',
  accountsAdded: 'Jetzt freigegeben',
  accountsRemoved: 'Nicht mehr freigegeben',
  accountsKept: 'Weiterhin freigegeben',
}
