import type { Messages } from './messages.ts'

/** Polish, as banks write it: with a capital in “Twój”. */
export const polish: Messages = {
  language: 'pl',
  bank: 'Twój bank',
  attempts: {
    one: 'Została Ci {count} próba.',
    few: 'Zostały Ci {count} próby.',
    many: 'Zostało Ci {count} prób.',
    other: 'Zostało Ci {count} próby.',
  },
  issues: {
    wrong_details: [
      'Nie udało się zalogować',
      'Sprawdź dane logowania w aplikacji banku i spróbuj ponownie.',
    ],
    wrong_answer: [
      'Ta odpowiedź się nie zgadza',
      'Sprawdź ją albo poproś o nowy kod i spróbuj ponownie.',
    ],
    wrong_phone: ['Nie możemy użyć tego numeru telefonu', 'Sprawdź go i spróbuj ponownie.'],
    different_login: [
      'Zaloguj się tak samo jak wcześniej',
      'Użyj tych samych danych co za pierwszym razem. Jeśli się zmieniły, utwórz nowe połączenie.',
    ],
    account_locked: [
      'Twój dostęp do banku jest zablokowany',
      'Bank zrobił to dla Twojego bezpieczeństwa. Odblokuj dostęp w aplikacji banku i wróć tutaj.',
    ],
    password_reset: ['Potrzebujesz nowego hasła', 'Ustaw je w aplikacji banku i wróć tutaj.'],
    setup_needed: [
      'Najpierw zaloguj się do banku',
      '{bank} ma do Ciebie pytanie. Odpowiedz na nie w aplikacji banku i wróć tutaj.',
    ],
    not_finished: [
      'Operacja nie została dokończona',
      'Nic się nie zmieniło. Spróbuj ponownie i przejdź wszystkie kroki do końca.',
    ],
    bank_down: [
      '{bank} ma problem techniczny',
      'Twoje pieniądze są bezpieczne. Spróbuj później albo wybierz inny bank.',
    ],
    bank_slow: [
      '{bank} nie odpowiada',
      'Twoje pieniądze są bezpieczne. Spróbuj później albo wybierz inny bank.',
    ],
    bank_not_supported: [
      'Nie możemy połączyć tego banku',
      'Nie obsługujemy tu tego banku[ ({bank})]. Wybierz inny bank.',
    ],
    sign_in_not_supported: [
      'Nie możemy połączyć tego konta',
      'Twój sposób logowania do banku tutaj nie działa. Wybierz inny bank.',
    ],
    bank_not_ready: [
      'Ten bank nie jest tu jeszcze dostępny[: {bank}]',
      'Na razie wybierz inny bank.',
    ],
    not_connected: [
      'Nie udało się',
      'Coś po drodze poszło nie tak. Twoje pieniądze są bezpieczne. Spróbuj ponownie.',
    ],
    no_accounts: [
      'Brak konta, którego możemy użyć',
      'Wybierz inny bank albo udostępnij inne konto.',
    ],
    no_payment_account: [
      'Potrzebne jest inne konto',
      'Wybierz takie, które pozwala wysyłać i otrzymywać przelewy.',
    ],
    no_fitting_account: [
      'Brak konta odpowiedniego typu',
      'Wybierz inny bank albo udostępnij inne konto.',
    ],
    wrong_number: [
      'Nie możemy użyć tego numeru konta',
      'Sprawdź go w aplikacji banku i spróbuj ponownie.',
    ],
    wrong_amounts: [
      'Dane się nie zgadzają',
      'Sprawdź je w aplikacji banku i spróbuj ponownie.[ {attempts}]',
    ],
    check_over: [
      'Nie można już dokończyć tej weryfikacji',
      'Było zbyt wiele prób albo trwało to zbyt długo. Twoje pieniądze są bezpieczne. Zacznij od nowa.',
    ],
    access_needed: [
      'Potrzebujemy Twojej zgody',
      'Bank nie udostępnił nam wszystkich potrzebnych danych. Spróbuj ponownie i zostaw wszystkie pola zaznaczone. Żadne pieniądze nie zostaną przelane.',
    ],
    consent_needed: [
      'Potrzebujemy jeszcze jednej zgody',
      'Sprawdź, jakie dane udostępnia nam {bank}. Żadne pieniądze nie zostaną przelane.',
    ],
    payment_cancelled: [
      'Płatność została przerwana',
      'Żadne pieniądze nie zostały przelane. Spróbuj ponownie albo wybierz inny bank.',
    ],
    payment_rejected: [
      'Płatność została odrzucona',
      'Żadne pieniądze nie zostały przelane. Spróbuj ponownie albo wybierz inny bank.',
    ],
    window_blocked: [
      'Strona banku się nie otworzyła',
      'Być może coś ją zablokowało. Zezwól tu na wyskakujące okienka i spróbuj ponownie.',
    ],
    session_expired: [
      'Zacznij od nowa',
      'Dla Twojego bezpieczeństwa logowanie do banku wygasa po pewnym czasie.',
    ],
    already_finished: [
      'Ten krok masz już za sobą',
      'Nie musisz tu robić nic więcej. Jeśli bank nie jest połączony, zacznij od nowa.',
    ],
    other_tab: [
      'Przejdź do drugiej karty przeglądarki',
      'Masz to już otwarte w innej karcie. Tę możesz zamknąć.',
    ],
    return_lost: [
      'Nie wiemy, od którego kroku wznowić',
      'Być może to inna przeglądarka niż na początku. Twoje pieniądze są bezpieczne. Zacznij tutaj od nowa.',
    ],
    direct: [
      'Nie musisz tu nic robić',
      'Na tę stronę kieruje Cię z powrotem bank. Aby zacząć, połącz bank.',
    ],
    other_person: [
      'Zaczął to ktoś inny',
      'Zacznij od nowa we własnym imieniu albo zaloguj się jako tamta osoba.',
    ],
    disconnected: [
      'Bank został odłączony[: {bank}]',
      'Dostęp został cofnięty. Twoje pieniądze są bezpieczne. Możesz połączyć bank ponownie.',
    ],
    reconnect_needed: [
      'Połącz bank ponownie[: {bank}]',
      'Musisz jeszcze raz zalogować się do banku. Widoczne tu dane mogą być nieaktualne. Twoje pieniądze są bezpieczne.',
    ],
    not_repaired: [
      'Bank nadal nie jest połączony[: {bank}]',
      'Twoje pieniądze są bezpieczne. Połącz bank ponownie albo zajrzyj do jego aplikacji.',
    ],
    newer_connection: [
      'Ten bank jest połączony dwa razy[: {bank}]',
      'Nowsze połączenie zastąpiło to. Zachowaj nowsze, a to usuń.',
    ],
    already_connected: [
      'Ten bank jest już połączony[: {bank}]',
      'Zachowaj to połączenie albo zastąp je nowym.',
    ],
    one_at_a_time: [
      'Pierwsze połączenie mogło zostać przerwane',
      'Ponowne łączenie z tym samym bankiem może przerwać poprzednie połączenie. Zachowaj je i napraw albo zastąp nowym.',
    ],
    not_ready_yet: [
      'To jeszcze nie jest gotowe',
      'Wszystko jest w porządku. Zajrzyj tu ponownie za chwilę.',
    ],
    script_blocked: [
      'Coś blokuje tę stronę',
      'Być może to bloker reklam. Wyłącz go i spróbuj ponownie.',
    ],
    storage_refused: [
      'Przeglądarka nie zapisuje Twoich postępów',
      'Pozwól tej stronie zapisywać dane i spróbuj ponownie.',
    ],
    no_connection: [
      'Nie możemy nawiązać połączenia',
      'Być może nie masz internetu. Sprawdź połączenie i spróbuj ponownie. Twoje pieniądze są bezpieczne.',
    ],
    no_answer: [
      'To trwa zbyt długo',
      'Być może internet działa wolno. Sprawdź połączenie i spróbuj ponownie. Twoje pieniądze są bezpieczne.',
    ],
    signed_out: ['Zaloguj się ponownie', 'Wylogowaliśmy Cię dla Twojego bezpieczeństwa.'],
    service_down: [
      'Połączenia z bankami nie działają',
      'Nie możemy teraz połączyć się z żadnym bankiem. Twoje pieniądze są bezpieczne. Spróbuj później.',
    ],
    too_many_tries: [
      'Na razie zbyt wiele prób',
      'Twoje pieniądze są bezpieczne. Odczekaj chwilę, zanim spróbujesz ponownie.',
    ],
    our_side: [
      'Problem leży po naszej stronie',
      'To my musimy go rozwiązać. Twoje pieniądze i dane bankowe są bezpieczne.',
    ],
  },
  actions: {
    retry: 'Spróbuj ponownie',
    sign_in_again: 'Zaloguj się ponownie',
    reconnect: 'Połącz ponownie',
    choose_another_bank: 'Wybierz inny bank',
    go_to_bank_first: 'Najpierw zaloguj się do banku',
    wait: 'Spróbuj później',
    enter_manually: 'Wpisz dane ręcznie',
    review_consent: 'Sprawdź, co udostępniasz',
    contact_support: 'Skontaktuj się z nami',
    start_again: 'Zacznij od nowa',
    keep_existing: 'Zachowaj to połączenie',
    connect_anyway: 'Połącz jeszcze raz',
  },
  connect: 'Połącz bank',
  connecting: 'Otwieramy połączenie z bankiem…',
  finishing: 'Kończymy…',
  returning: 'Wracamy z banku…',
  reconnect: 'Połącz ponownie',
  opened: 'Przejdź do okna, które się otworzyło.',
  linked: 'Bank jest połączony[: {bank}].',
  updated: 'Bank jest znowu połączony[: {bank}].',
  closed: 'Nic się nie zmieniło.',
  chooseBank: 'Wybierz swój bank',
  continue: 'Dalej',
  supportDetails: 'Dane dla pomocy technicznej',
  supportBank: 'Bank',
  supportSession: 'Sesja',
  supportRequest: 'Zapytanie',
  copy: 'Kopiuj',
  copied: 'Skopiowano',
  health: {
    sign_in_required: [
      'Połącz bank ponownie[: {bank}]',
      'Musisz jeszcze raz zalogować się do banku. Widoczne tu dane mogą być nieaktualne. Twoje pieniądze są bezpieczne.',
    ],
    consent_expired: [
      'Połącz bank ponownie[: {bank}]',
      'Twoja zgoda wygasła. Udziel jej ponownie, aby dane były aktualne. Twoje pieniądze są bezpieczne.',
    ],
    access_withdrawn: [
      '{bank} nie udostępnia już danych',
      'Zgoda została cofnięta w Twoim banku. Zaloguj się ponownie, aby kontynuować. Twoje pieniądze są bezpieczne.',
    ],
    expires: [
      'Niedługo trzeba ponownie połączyć bank[: {bank}]',
      'Twoja zgoda niedługo wygaśnie[ ({date})]. Połącz bank ponownie już teraz, aby dane były aktualne.',
    ],
    disconnects: [
      'Niedługo trzeba ponownie połączyć bank[: {bank}]',
      'Twój bank niedługo przestanie udostępniać dane[ ({date})]. Połącz bank ponownie już teraz, aby dane były aktualne.',
    ],
    bank_moves: [
      '{bank} ma nowy sposób łączenia',
      'Stary niedługo przestanie działać[ ({date})]. Połącz bank ponownie już teraz, aby dane były aktualne.',
    ],
    new_accounts: [
      'Nowe konta w Twoim banku[: {bank}]',
      'Możesz je tu dodać albo zostawić wszystko bez zmian.',
    ],
    new_accounts_relink: [
      'Nowe konta w Twoim banku[: {bank}]',
      'Aby je dodać, połącz bank jeszcze raz. Możesz też zostawić wszystko bez zmian.',
    ],
    consent_missing: [
      '{bank} potrzebuje Twojej zgody',
      'Nie widzimy wszystkich potrzebnych danych. Sprawdź, co udostępniasz. Żadne pieniądze nie zostaną przelane.',
    ],
    verification_pending: [
      'Dokończ łączenie banku[: {bank}]',
      'Znajdź na swoim koncie mały przelew od nas. Potem wpisz tutaj kod z tego przelewu.',
    ],
    revoked: [
      'Bank został odłączony[: {bank}]',
      'Zgoda na odczyt danych została cofnięta. Połącz bank ponownie albo usuń połączenie. Twoje pieniądze są bezpieczne.',
    ],
    gone: [
      'Bank został odłączony[: {bank}]',
      'Nie da się tego cofnąć. Połącz bank jeszcze raz albo usuń połączenie. Twoje pieniądze są bezpieczne.',
    ],
    account_closed: [
      'Jedno z kont nie jest już widoczne[: {bank}]',
      'Bank już go nie udostępnia. Jeśli to pomyłka, wybierz konta ponownie.',
    ],
    bank_trouble: [
      '{bank} ma problem',
      'Widoczne tu dane mogą być nieaktualne. Twoje pieniądze są bezpieczne. Nie musisz nic robić.',
    ],
    unknown: [
      'Sprawdzamy połączenie z bankiem[: {bank}]',
      'Widoczne tu dane mogą być nieaktualne. Nie musisz nic robić.',
    ],
  },
  repairs: {
    plain: 'Połącz ponownie',
    accounts: 'Wybierz konta',
    consent: 'Sprawdź, co udostępniasz',
    verify: 'Wpisz kod',
    relink: 'Połącz jeszcze raz',
  },
  manyNeedYou: {
    one: '{count} bank wymaga Twojej uwagi',
    few: '{count} banki wymagają Twojej uwagi',
    many: '{count} banków wymaga Twojej uwagi',
    other: '{count} banku wymaga Twojej uwagi',
  },
  upToDate: 'Aktualne',
  changed: 'Zmieniono {time}',
  alreadyFine: 'Bank jest połączony[: {bank}]. Niczego nie trzeba było naprawiać.',
  snooze: 'Przypomnij później',
  remove: 'Usuń połączenie',
  removeQuestion: [
    'Usunąć połączenie z bankiem[ ({bank})]?',
    'Przestaniemy odczytywać konta i usuniemy swój dostęp. W Twoim banku nic się nie zmieni.',
  ],
  cancel: 'Zachowaj połączenie',
  removeFailed: 'Nie udało się. Nic się nie zmieniło. Spróbuj ponownie.',
  accountEnding: 'z końcówką {mask}',
  noAccounts: 'Żadne konto nie jest udostępniane',
  accountsAdded: 'Teraz udostępniane',
  accountsRemoved: 'Już nieudostępniane',
  accountsKept: 'Nadal udostępniane',
}
