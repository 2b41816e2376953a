import type { Messages } from './messages.ts'

/** Spanish, for Spain and the Americas alike: with “usted”. */
export const spanish: Messages = {
  language: 'es',
  bank: 'su banco',
  attempts: { one: 'Le queda {count} intento.', other: 'Le quedan {count} intentos.' },
  issues: {
    wrong_details: [
      'Esos datos no son válidos',
      'Revíselos en la app de su banco y vuelva a intentarlo.',
    ],
    wrong_answer: [
      'Esa respuesta no es válida',
      'Revísela o pida un código nuevo y vuelva a intentarlo.',
    ],
    wrong_phone: ['Ese número de teléfono no es válido', 'Revíselo y vuelva a intentarlo.'],
    different_login: [
      'Use los mismos datos de acceso que antes',
      'Vuelva a intentarlo con los que usó la primera vez. Si han cambiado, cree una conexión nueva.',
    ],
    account_locked: [
      'Su acceso está bloqueado',
      '{bank} lo bloqueó por seguridad. Desbloquéelo en la app de su banco y vuelva aquí.',
    ],
    password_reset: [
      'Necesita una contraseña nueva',
      'Créela en la app de su banco y vuelva aquí.',
    ],
    setup_needed: [
      'Primero inicie sesión en su banco',
      '{bank} tiene una pregunta para usted. Respóndala en la app de su banco y vuelva aquí.',
    ],
    not_finished: [
      'El proceso quedó sin terminar',
      'Nada ha cambiado. Vuelva a intentarlo y siga los pasos hasta el final.',
    ],
    bank_down: [
      '{bank} tiene problemas técnicos',
      'Su dinero está a salvo. Inténtelo más tarde o elija otro banco.',
    ],
    bank_slow: [
      '{bank} no responde',
      'Su dinero está a salvo. Inténtelo más tarde o elija otro banco.',
    ],
    bank_not_supported: [
      'No podemos conectar este banco',
      'Este servicio no funciona con {bank}. Elija otro banco, por favor.',
    ],
    sign_in_not_supported: [
      'No podemos conectar esta cuenta',
      'Su forma de iniciar sesión en {bank} no funciona aquí. Elija otro banco, por favor.',
    ],
    bank_not_ready: ['{bank} aún no está disponible aquí', 'Por ahora, elija otro banco.'],
    not_connected: [
      'No se pudo completar el proceso',
      'Algo falló en el camino. Su dinero está a salvo. Vuelva a intentarlo.',
    ],
    no_accounts: [
      'No hay ninguna cuenta que podamos usar',
      'Elija otro banco o comparta otra cuenta.',
    ],
    no_payment_account: [
      'Se necesita otra cuenta',
      'Debe ser una que pueda enviar y recibir dinero. Elija otra, por favor.',
    ],
    no_fitting_account: [
      'No hay ninguna cuenta del tipo adecuado',
      'Elija otro banco o comparta otra cuenta.',
    ],
    wrong_number: [
      'Ese número de cuenta no es válido',
      'Revíselo en la app de su banco y vuelva a intentarlo.',
    ],
    wrong_amounts: [
      'Los datos no coinciden',
      'Revíselos en la app de su banco y vuelva a intentarlo.[ {attempts}]',
    ],
    check_over: [
      'Esta verificación se cerró',
      'Hubo demasiados intentos o pasó demasiado tiempo. Su dinero está a salvo. Empiece de nuevo.',
    ],
    access_needed: [
      'Necesitamos su permiso',
      '{bank} no compartió todo lo que necesitamos. Vuelva a intentarlo y deje marcadas todas las casillas. No saldrá dinero de su cuenta.',
    ],
    consent_needed: [
      'Necesitamos un permiso más',
      'Revise lo que comparte con nosotros desde {bank}. No saldrá dinero de su cuenta.',
    ],
    payment_cancelled: [
      'El pago se detuvo',
      'No salió dinero de su cuenta. Vuelva a intentarlo o elija otro banco.',
    ],
    payment_rejected: [
      'El pago fue rechazado',
      'No salió dinero de su cuenta. Vuelva a intentarlo o elija otro banco.',
    ],
    window_blocked: [
      'La página de su banco no se abrió',
      'Tal vez se bloqueó. Permita aquí las ventanas emergentes y vuelva a intentarlo.',
    ],
    session_expired: [
      'Empiece de nuevo, por favor',
      'Por seguridad, la sesión con un banco se cierra al cabo de un tiempo.',
    ],
    already_finished: [
      'Este paso ya está hecho',
      'Aquí no hay nada más que hacer. Si falta la conexión con {bank}, empiece de nuevo.',
    ],
    other_tab: [
      'Siga en la otra pestaña',
      'Este proceso está abierto en otra pestaña. Puede cerrar esta.',
    ],
    return_lost: [
      'No podemos seguir donde lo dejó',
      'Tal vez volvió en otro navegador. Su dinero está a salvo. Empiece aquí de nuevo.',
    ],
    direct: [
      'Aquí no hay nada que hacer',
      'A esta página se vuelve desde el banco. Todo está bien. Conecte un banco para empezar.',
    ],
    other_person: [
      'Otra persona empezó este proceso',
      'Empiece de nuevo con el perfil actual o inicie sesión con el de esa persona.',
    ],
    disconnected: [
      'Se cerró la conexión con {bank}',
      'Se retiró el acceso. Su dinero está a salvo. Puede conectar el banco otra vez.',
    ],
    reconnect_needed: [
      'Vuelva a conectar {bank}',
      'Debe iniciar sesión otra vez. Lo que ve aquí tal vez no esté al día. Su dinero está a salvo.',
    ],
    not_repaired: [
      'La conexión con {bank} sigue sin funcionar',
      'Su dinero está a salvo. Vuelva a conectar el banco o consulte la app del banco.',
    ],
    newer_connection: [
      'Hay dos conexiones con {bank}',
      'La conexión más reciente reemplazó a esta. Conserve la reciente y elimine esta.',
    ],
    already_connected: [
      'Ya hay una conexión con {bank}',
      'Consérvela como está o deje que la nueva ocupe su lugar.',
    ],
    one_at_a_time: [
      'Puede que su primera conexión se haya cortado',
      'Volver a conectar {bank} puede cortar la conexión que tenía. Consérvela y repárela, o deje que la nueva ocupe su lugar.',
    ],
    not_ready_yet: [
      'Esto aún no está listo',
      'No hay ningún problema. Vuelva a mirar dentro de un rato.',
    ],
    script_blocked: [
      'Algo está bloqueando esta página',
      'Puede ser un bloqueador de anuncios. Desactívelo y vuelva a intentarlo.',
    ],
    storage_refused: [
      'Su navegador no guarda su avance',
      'Permita que este sitio guarde datos y vuelva a intentarlo.',
    ],
    no_connection: [
      'No hay conexión con el servicio',
      'Tal vez no tenga internet. Su dinero está a salvo. Revise su conexión y vuelva a intentarlo.',
    ],
    no_answer: [
      'Esto está tardando demasiado',
      'Tal vez su internet esté lento. Su dinero está a salvo. Revise su conexión y vuelva a intentarlo.',
    ],
    signed_out: [
      'Inicie sesión otra vez, por favor',
      'Se cerró su sesión por seguridad. Iníciela otra vez para conectar su banco.',
    ],
    service_down: [
      'Las conexiones con bancos no funcionan',
      'Ahora mismo no podemos conectar bancos. Su dinero está a salvo. Inténtelo más tarde.',
    ],
    too_many_tries: [
      'Demasiados intentos por ahora',
      'Su dinero está a salvo. Espere un rato antes de volver a intentarlo.',
    ],
    our_side: [
      'El problema es nuestro',
      'Nos toca a nosotros resolverlo. Su dinero y sus datos bancarios están a salvo.',
    ],
  },
  actions: {
    retry: 'Volver a intentarlo',
    sign_in_again: 'Iniciar sesión otra vez',
    reconnect: 'Volver a conectar',
    choose_another_bank: 'Elegir otro banco',
    go_to_bank_first: 'Primero iniciar sesión en el banco',
    wait: 'Intentarlo más tarde',
    enter_manually: 'Escribir los datos',
    review_consent: 'Revisar lo que comparte',
    contact_support: 'Contactar con soporte',
    start_again: 'Empezar de nuevo',
    keep_existing: 'Conservar esta conexión',
    connect_anyway: 'Conectar otra vez',
  },
  connect: 'Conectar un banco',
  connecting: 'Abriendo la conexión con su banco…',
  finishing: 'Terminando…',
  returning: 'Volviendo desde su banco…',
  reconnect: 'Volver a conectar',
  opened: 'Continúe en la ventana que se ha abierto.',
  linked: 'La conexión con {bank} está lista.',
  updated: 'La conexión con {bank} funciona de nuevo.',
  closed: 'Nada ha cambiado.',
  chooseBank: 'Elija su banco',
  continue: 'Continuar',
  supportDetails: 'Datos para soporte',
  supportBank: 'Banco',
  supportSession: 'Sesión',
  supportRequest: 'Solicitud',
  copy: 'Copiar',
  copied: 'Copiado',
  health: {
    sign_in_required: [
      'Vuelva a conectar {bank}',
      'Debe iniciar sesión otra vez. Lo que ve aquí tal vez no esté al día. Su dinero está a salvo.',
    ],
    consent_expired: [
      'Vuelva a conectar {bank}',
      'Su permiso terminó. Otórguelo otra vez para mantener todo al día. Su dinero está a salvo.',
    ],
    access_withdrawn: [
      '{bank} dejó de compartir datos',
      'Se retiró el permiso en su banco. Inicie sesión otra vez para continuar. Su dinero está a salvo.',
    ],
    expires: [
      'Recuerde volver a conectar {bank}',
      'Su permiso termina pronto[, el {date}]. Vuelva a conectar el banco ahora para mantener todo al día.',
    ],
    disconnects: [
      'Recuerde volver a conectar {bank}',
      'Su banco dejará de compartir datos[ el {date}]. Vuelva a conectar el banco ahora para mantener todo al día.',
    ],
    bank_moves: [
      '{bank} tiene una nueva forma de conexión',
      'La anterior termina pronto[, el {date}]. Vuelva a conectar el banco ahora para mantener todo al día.',
    ],
    new_accounts: ['Cuentas nuevas en {bank}', 'Puede añadirlas aquí o dejar todo como está.'],
    new_accounts_relink: [
      'Cuentas nuevas en {bank}',
      'Para añadirlas, conecte su banco otra vez. O deje todo como está.',
    ],
    consent_missing: [
      '{bank} necesita su permiso',
      'No podemos ver todo lo que necesitamos. Revise lo que comparte. No saldrá dinero de su cuenta.',
    ],
    verification_pending: [
      'Termine de configurar {bank}',
      'Busque en su cuenta un pequeño depósito nuestro. Luego escriba aquí el código que trae.',
    ],
    revoked: [
      'Se cerró la conexión con {bank}',
      'Se retiró el permiso para leer los datos. Vuelva a conectar el banco o elimine la conexión. Su dinero está a salvo.',
    ],
    gone: [
      'Se cerró la conexión con {bank}',
      'No se puede recuperar. Conecte el banco otra vez o elimine la conexión. Su dinero está a salvo.',
    ],
    account_closed: [
      'Ya no aparece una cuenta de {bank}',
      'Su banco ya no la comparte. Si no es correcto, elija sus cuentas otra vez.',
    ],
    bank_trouble: [
      '{bank} tiene un problema',
      'Lo que ve aquí tal vez no esté al día. Su dinero está a salvo. No tiene que hacer nada.',
    ],
    unknown: [
      'Estamos revisando la conexión con {bank}',
      'Lo que ve aquí tal vez no esté al día. No tiene que hacer nada.',
    ],
  },
  repairs: {
    plain: 'Volver a conectar',
    accounts: 'Elegir cuentas',
    consent: 'Revisar lo que comparte',
    verify: 'Escribir el código',
    relink: 'Conectar otra vez',
  },
  manyNeedYou: {
    one: '{count} banco necesita su atención',
    many: '{count} de bancos necesitan su atención',
    other: '{count} bancos necesitan su atención',
  },
  upToDate: 'Al día',
  changed: 'Último cambio {time}',
  alreadyFine: 'La conexión con {bank} funciona. No había nada que reparar.',
  snooze: 'Recordármelo más tarde',
  remove: 'Eliminar la conexión',
  removeQuestion: [
    '¿Eliminar la conexión con {bank}?',
    'Dejaremos de leer sus cuentas y borraremos nuestro acceso. Nada cambia en su banco.',
  ],
  cancel: 'Conservar la conexión',
  removeFailed: 'No se pudo completar. Nada ha cambiado. Vuelva a intentarlo.',
  accountEnding: 'que termina en {mask}',
  noAccounts: 'No se comparte ninguna cuenta',
  accountsAdded: 'Ahora se comparten',
  accountsRemoved: 'Ya no se comparten',
  accountsKept: 'Se siguen compartiendo',
}
