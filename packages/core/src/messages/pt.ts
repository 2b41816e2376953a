import type { Messages } from './messages.ts'

/** Portuguese of Portugal, as banks write it: in the third person, without “você”. */
export const portuguese: Messages = {
  language: 'pt',
  bank: 'o seu banco',
  attempts: { one: 'Resta-lhe {count} tentativa.', other: 'Restam-lhe {count} tentativas.' },
  issues: {
    wrong_details: [
      'Não foi possível iniciar sessão',
      'Verifique os dados de acesso na app do seu banco e tente novamente.',
    ],
    wrong_answer: [
      'A resposta não foi aceite',
      'Verifique-a ou peça um novo código e tente novamente.',
    ],
    wrong_phone: ['O número de telefone não foi aceite', 'Verifique-o e tente novamente.'],
    different_login: [
      'Use os dados de acesso da primeira vez',
      'Tente novamente com esses dados. Se mudaram, crie uma nova ligação.',
    ],
    account_locked: [
      'O seu acesso está bloqueado',
      '{bank} bloqueou-o por segurança. Desbloqueie-o na app do seu banco e depois volte aqui.',
    ],
    password_reset: [
      'Precisa de uma nova palavra-passe',
      'Defina-a na app do seu banco e depois volte aqui.',
    ],
    setup_needed: [
      'Aceda primeiro ao seu banco',
      '{bank} tem uma pergunta para si. Responda na app do seu banco e depois volte aqui.',
    ],
    not_finished: [
      'O processo não ficou concluído',
      'Nada foi alterado. Tente novamente e siga os passos até ao fim.',
    ],
    bank_down: [
      '{bank} tem um problema técnico',
      'O seu dinheiro está seguro. Tente mais tarde ou escolha outro banco.',
    ],
    bank_slow: [
      '{bank} não está a responder',
      'O seu dinheiro está seguro. Tente mais tarde ou escolha outro banco.',
    ],
    bank_not_supported: [
      'Não podemos associar este banco',
      '{bank} não está disponível aqui. Escolha outro banco.',
    ],
    sign_in_not_supported: [
      'Não podemos associar esta conta',
      'A forma como acede ao seu banco não funciona aqui. Escolha outro banco.',
    ],
    bank_not_ready: ['{bank} ainda não está disponível aqui', 'Por agora, escolha outro banco.'],
    not_connected: [
      'Não foi possível concluir',
      'Algo correu mal pelo caminho. O seu dinheiro está seguro. Tente novamente.',
    ],
    no_accounts: [
      'Não há contas que possamos usar',
      'Escolha outro banco ou partilhe outra conta.',
    ],
    no_payment_account: [
      'É necessária outra conta',
      'Escolha uma que permita enviar e receber dinheiro.',
    ],
    no_fitting_account: [
      'Não há contas do tipo certo',
      'Escolha outro banco ou partilhe outra conta.',
    ],
    wrong_number: [
      'O número de conta não foi aceite',
      'Verifique-o na app do seu banco e tente novamente.',
    ],
    wrong_amounts: [
      'Os dados não coincidem',
      'Verifique-os na app do seu banco e tente novamente.[ {attempts}]',
    ],
    check_over: [
      'Esta verificação terminou',
      'Houve demasiadas tentativas ou passou demasiado tempo. O seu dinheiro está seguro. Comece de novo.',
    ],
    access_needed: [
      'Precisamos da sua autorização',
      '{bank} não partilhou tudo aquilo de que precisamos. Tente novamente e deixe todas as caixas selecionadas. O seu dinheiro não será movimentado.',
    ],
    consent_needed: [
      'Precisamos de mais uma autorização',
      'Reveja os dados do seu banco que partilha connosco. O seu dinheiro não será movimentado.',
    ],
    payment_cancelled: [
      'O pagamento foi interrompido',
      'O seu dinheiro não foi movimentado. Tente novamente ou escolha outro banco.',
    ],
    payment_rejected: [
      'O pagamento foi recusado',
      'O seu dinheiro não foi movimentado. Tente novamente ou escolha outro banco.',
    ],
    window_blocked: [
      'A página do seu banco não abriu',
      'Pode ter sido bloqueada. Permita aqui janelas pop-up e tente novamente.',
    ],
    session_expired: [
      'Comece de novo',
      'Por segurança, a sessão no banco termina ao fim de algum tempo.',
    ],
    already_finished: [
      'Este passo já está concluído',
      'Não há mais nada a fazer aqui. Se o banco não estiver associado, comece de novo.',
    ],
    other_tab: [
      'Continue no outro separador',
      'Já tem isto aberto noutro separador. Pode fechar este.',
    ],
    return_lost: [
      'Não sabemos em que passo ficou',
      'Pode ter voltado noutro navegador. O seu dinheiro está seguro. Comece de novo aqui.',
    ],
    direct: [
      'Não há nada a fazer aqui',
      'Depois de passar pelo seu banco, regressa a esta página. Para começar, associe um banco.',
    ],
    other_person: [
      'Outra pessoa iniciou este processo',
      'Comece de novo em nome próprio ou inicie sessão como essa pessoa.',
    ],
    disconnected: [
      'O seu banco já não está associado[: {bank}]',
      'O acesso foi removido. O seu dinheiro está seguro. Pode voltar a associar o banco.',
    ],
    reconnect_needed: [
      'Volte a associar o seu banco[: {bank}]',
      'Precisa de iniciar sessão novamente. O que vê aqui pode estar desatualizado. O seu dinheiro está seguro.',
    ],
    not_repaired: [
      'O seu banco ainda não está associado[: {bank}]',
      'O seu dinheiro está seguro. Volte a associar o banco ou consulte a app do banco.',
    ],
    newer_connection: [
      'O seu banco está associado duas vezes[: {bank}]',
      'A ligação mais recente substituiu esta. Mantenha a mais recente e remova esta.',
    ],
    already_connected: [
      'O seu banco já está associado[: {bank}]',
      'Mantenha esta ligação como está ou substitua-a pela nova.',
    ],
    one_at_a_time: [
      'A sua primeira ligação pode ter parado',
      'Associar o mesmo banco de novo pode interromper a ligação que tinha. Mantenha-a e repare-a, ou substitua-a pela nova.',
    ],
    not_ready_yet: ['Isto ainda não está pronto', 'Está tudo bem. Volte a ver daqui a pouco.'],
    script_blocked: [
      'Algo está a bloquear esta página',
      'Pode ser um bloqueador de anúncios. Desative-o e tente novamente.',
    ],
    storage_refused: [
      'O navegador não guarda o seu progresso',
      'Permita que este site guarde dados e tente novamente.',
    ],
    no_connection: [
      'Não conseguimos estabelecer ligação',
      'Pode não ter internet. Verifique a ligação e tente novamente. O seu dinheiro está seguro.',
    ],
    no_answer: [
      'Está a demorar demasiado tempo',
      'A internet pode estar lenta. Verifique a ligação e tente novamente. O seu dinheiro está seguro.',
    ],
    signed_out: ['Inicie sessão novamente', 'A sua sessão foi terminada por segurança.'],
    service_down: [
      'As ligações aos bancos não estão a funcionar',
      'De momento, não podemos associar bancos. O seu dinheiro está seguro. Tente mais tarde.',
    ],
    too_many_tries: [
      'Demasiadas tentativas por agora',
      'O seu dinheiro está seguro. Aguarde um pouco antes de tentar novamente.',
    ],
    our_side: [
      'O problema é nosso',
      'Cabe-nos resolvê-lo. O seu dinheiro e os seus dados bancários estão seguros.',
    ],
  },
  actions: {
    retry: 'Tentar novamente',
    sign_in_again: 'Iniciar sessão novamente',
    reconnect: 'Voltar a associar',
    choose_another_bank: 'Escolher outro banco',
    go_to_bank_first: 'Aceder primeiro ao banco',
    wait: 'Tentar mais tarde',
    enter_manually: 'Introduzir dados manualmente',
    review_consent: 'Rever o que partilha',
    contact_support: 'Contactar o apoio',
    start_again: 'Começar de novo',
    keep_existing: 'Manter esta ligação',
    connect_anyway: 'Associar outra vez',
  },
  connect: 'Associar um banco',
  connecting: 'A abrir a ligação ao seu banco…',
  finishing: 'A concluir…',
  returning: 'A regressar do seu banco…',
  reconnect: 'Voltar a associar',
  opened: 'Continue na janela que se abriu.',
  linked: 'O seu banco está associado[: {bank}].',
  updated: 'O seu banco está novamente associado[: {bank}].',
  closed: 'Nada foi alterado.',
  chooseBank: 'Escolha o seu banco',
  continue: 'Continuar',
  supportDetails: 'Dados para o apoio',
  supportBank: 'Banco',
  supportSession: 'Sessão',
  supportRequest: 'Pedido',
  copy: 'Copiar',
  copied: 'Copiado',
  health: {
    sign_in_required: [
      'Volte a associar o seu banco[: {bank}]',
      'Precisa de iniciar sessão novamente. O que vê aqui pode estar desatualizado. O seu dinheiro está seguro.',
    ],
    consent_expired: [
      'Volte a associar o seu banco[: {bank}]',
      'A sua autorização terminou. Dê-a novamente para manter tudo atualizado. O seu dinheiro está seguro.',
    ],
    access_withdrawn: [
      '{bank} deixou de partilhar dados',
      'A autorização foi retirada no seu banco. Inicie sessão novamente para continuar. O seu dinheiro está seguro.',
    ],
    expires: [
      'Volte a associar o seu banco em breve[: {bank}]',
      'A sua autorização termina em breve[, a {date}]. Volte a associar o banco agora para manter tudo atualizado.',
    ],
    disconnects: [
      'Volte a associar o seu banco em breve[: {bank}]',
      'O seu banco vai deixar de partilhar dados[ a {date}]. Volte a associar o banco agora para manter tudo atualizado.',
    ],
    bank_moves: [
      '{bank} tem uma nova forma de ligação',
      'A antiga termina em breve[, a {date}]. Volte a associar o banco agora para manter tudo atualizado.',
    ],
    new_accounts: [
      'Novas contas no seu banco[: {bank}]',
      'Pode adicioná-las aqui ou deixar tudo como está.',
    ],
    new_accounts_relink: [
      'Novas contas no seu banco[: {bank}]',
      'Para as adicionar, associe o banco outra vez. Ou deixe tudo como está.',
    ],
    consent_missing: [
      '{bank} precisa da sua autorização',
      'Não vemos tudo aquilo de que precisamos. Reveja o que partilha. O seu dinheiro não será movimentado.',
    ],
    verification_pending: [
      'Conclua a associação do seu banco[: {bank}]',
      'Procure na sua conta um pequeno depósito nosso. Depois, introduza aqui o respetivo código.',
    ],
    revoked: [
      'O seu banco já não está associado[: {bank}]',
      'A autorização para ler os dados foi retirada. Volte a associar o banco ou remova a ligação. O seu dinheiro está seguro.',
    ],
    gone: [
      'O seu banco já não está associado[: {bank}]',
      'Não é possível recuperar a ligação. Associe o banco outra vez ou remova a ligação. O seu dinheiro está seguro.',
    ],
    account_closed: [
      'Uma conta do seu banco já não aparece[: {bank}]',
      'O banco já não a partilha. Se for engano, escolha novamente as suas contas.',
    ],
    bank_trouble: [
      '{bank} tem um problema',
      'O que vê aqui pode estar desatualizado. O seu dinheiro está seguro. Não precisa de fazer nada.',
    ],
    unknown: [
      'Estamos a verificar a ligação ao seu banco[: {bank}]',
      'O que vê aqui pode estar desatualizado. Não precisa de fazer nada.',
    ],
  },
  repairs: {
    plain: 'Voltar a associar',
    accounts: 'Escolher contas',
    consent: 'Rever o que partilha',
    verify: 'Introduzir o código',
    relink: 'Associar outra vez',
  },
  manyNeedYou: {
    one: '{count} banco precisa da sua atenção',
    many: '{count} de bancos precisam da sua atenção',
    other: '{count} bancos precisam da sua atenção',
  },
  upToDate: 'Atualizado',
  changed: 'Última alteração {time}',
  alreadyFine: 'O seu banco está associado[: {bank}]. Não havia nada a reparar.',
  snooze: 'Lembrar mais tarde',
  remove: 'Remover a ligação',
  removeQuestion: [
    'Remover a ligação ao seu banco[ ({bank})]?',
    'Deixamos de ler as contas e eliminamos o nosso acesso. Nada muda no seu banco.',
  ],
  cancel: 'Manter a ligação',
  removeFailed: 'Não foi possível concluir. Nada foi alterado. Tente novamente.',
  accountEnding: 'que termina em {mask}',
  noAccounts: 'Não há contas partilhadas',
  accountsAdded: 'Agora partilhadas',
  accountsRemoved: 'Já não partilhadas',
  accountsKept: 'Ainda partilhadas',
}
