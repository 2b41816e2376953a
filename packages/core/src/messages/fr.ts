import type { Messages } from './messages.ts'

/** French, for France and Canada alike: with “vous”. */
export const french: Messages = {
  language: 'fr',
  bank: 'votre banque',
  attempts: { one: 'Il vous reste {count} essai.', other: 'Il vous reste {count} essais.' },
  issues: {
    wrong_details: [
      'Ces identifiants n’ont pas été acceptés',
      'Vérifiez-les dans l’application de votre banque, puis réessayez.',
    ],
    wrong_answer: [
      'Cette réponse n’a pas été acceptée',
      'Vérifiez-la ou demandez un nouveau code, puis réessayez.',
    ],
    wrong_phone: ['Ce numéro de téléphone n’a pas été accepté', 'Vérifiez-le, puis réessayez.'],
    different_login: [
      'Utilisez les mêmes identifiants qu’avant',
      'Réessayez avec ceux de la première fois. S’ils ont changé, créez une nouvelle connexion.',
    ],
    account_locked: [
      'Votre accès est bloqué',
      '{bank} l’a bloqué pour votre sécurité. Débloquez-le dans l’application de votre banque, puis revenez ici.',
    ],
    password_reset: [
      'Il vous faut un nouveau mot de passe',
      'Créez-le dans l’application de votre banque, puis revenez ici.',
    ],
    setup_needed: [
      'Identifiez-vous d’abord auprès de votre banque',
      '{bank} a une question à vous poser. Répondez-y dans l’application de votre banque, puis revenez ici.',
    ],
    not_finished: [
      'La démarche n’est pas terminée',
      'Rien n’a été modifié. Réessayez et suivez les étapes jusqu’au bout.',
    ],
    bank_down: [
      '{bank} rencontre un problème technique',
      'Votre argent est en sécurité. Réessayez plus tard ou choisissez une autre banque.',
    ],
    bank_slow: [
      '{bank} ne répond pas',
      'Votre argent est en sécurité. Réessayez plus tard ou choisissez une autre banque.',
    ],
    bank_not_supported: [
      'Nous ne pouvons pas connecter cette banque',
      'Ce service ne fonctionne pas avec {bank}. Veuillez choisir une autre banque.',
    ],
    sign_in_not_supported: [
      'Nous ne pouvons pas connecter ce compte',
      'Votre mode d’identification auprès de la banque ne fonctionne pas ici. Veuillez choisir une autre banque.',
    ],
    bank_not_ready: [
      '{bank} n’est pas encore disponible ici',
      'Veuillez choisir une autre banque pour le moment.',
    ],
    not_connected: [
      'Cela n’a pas fonctionné',
      'Un problème est survenu en cours de route. Votre argent est en sécurité. Veuillez réessayer.',
    ],
    no_accounts: [
      'Aucun compte utilisable',
      'Choisissez une autre banque ou partagez un autre compte.',
    ],
    no_payment_account: [
      'Il faut un autre compte',
      'Le compte doit pouvoir envoyer et recevoir de l’argent. Veuillez en choisir un autre.',
    ],
    no_fitting_account: [
      'Aucun compte du bon type',
      'Choisissez une autre banque ou partagez un autre compte.',
    ],
    wrong_number: [
      'Ce numéro de compte n’a pas été accepté',
      'Vérifiez-le dans l’application de votre banque, puis réessayez.',
    ],
    wrong_amounts: [
      'Les informations ne correspondent pas',
      'Vérifiez-les dans l’application de votre banque, puis réessayez.[ {attempts}]',
    ],
    check_over: [
      'Cette vérification a pris fin',
      'Il y a eu trop d’essais, ou cela a pris trop de temps. Votre argent est en sécurité. Veuillez recommencer.',
    ],
    access_needed: [
      'Nous avons besoin de votre autorisation',
      '{bank} n’a pas partagé tout ce qu’il nous faut. Réessayez en laissant toutes les cases cochées. Aucune somme ne sera débitée.',
    ],
    consent_needed: [
      'Il nous faut une autorisation de plus',
      'Vérifiez ce que vous partagez avec nous via {bank}. Aucune somme ne sera débitée.',
    ],
    payment_cancelled: [
      'Le paiement a été interrompu',
      'Aucune somme n’a été débitée. Réessayez ou choisissez une autre banque.',
    ],
    payment_rejected: [
      'Le paiement a été refusé',
      'Aucune somme n’a été débitée. Réessayez ou choisissez une autre banque.',
    ],
    window_blocked: [
      'La page de votre banque ne s’est pas ouverte',
      'Elle a peut-être été bloquée. Autorisez ici les fenêtres pop-up, puis réessayez.',
    ],
    session_expired: [
      'Veuillez recommencer',
      'Pour votre sécurité, l’accès à une banque se ferme au bout d’un certain temps.',
    ],
    already_finished: [
      'Cette étape est déjà terminée',
      'Il n’y a plus rien à faire ici. Si la connexion à {bank} n’est pas active, recommencez.',
    ],
    other_tab: [
      'Continuez dans votre autre onglet',
      'Cette démarche est ouverte dans un autre onglet. Vous pouvez fermer celui-ci.',
    ],
    return_lost: [
      'Impossible de reprendre votre démarche',
      'Vous avez peut-être changé de navigateur. Votre argent est en sécurité. Recommencez ici.',
    ],
    direct: [
      'Il n’y a rien à faire ici',
      'C’est ici que votre banque vous ramène. Tout va bien. Connectez une banque pour commencer.',
    ],
    other_person: [
      'Une autre personne a commencé cette démarche',
      'Recommencez avec votre profil ou identifiez-vous avec le sien.',
    ],
    disconnected: [
      'La connexion à {bank} a pris fin',
      'L’accès a été retiré. Votre argent est en sécurité. Vous pouvez connecter à nouveau cette banque.',
    ],
    reconnect_needed: [
      'Reconnectez {bank}',
      'Vous devez vous identifier à nouveau. Ce que vous voyez ici n’est peut-être plus à jour. Votre argent est en sécurité.',
    ],
    not_repaired: [
      'La connexion à {bank} n’est toujours pas rétablie',
      'Votre argent est en sécurité. Reconnectez votre banque ou consultez son application.',
    ],
    newer_connection: [
      'Il y a deux connexions à {bank}',
      'La connexion la plus récente a remplacé celle-ci. Gardez la plus récente et supprimez celle-ci.',
    ],
    already_connected: [
      'Une connexion à {bank} existe déjà',
      'Gardez-la telle quelle, ou laissez la nouvelle prendre sa place.',
    ],
    one_at_a_time: [
      'Votre première connexion a pu s’arrêter',
      'Connecter de nouveau {bank} peut arrêter la connexion que vous aviez. Gardez-la et réparez-la, ou laissez la nouvelle prendre sa place.',
    ],
    not_ready_yet: ['Ce n’est pas encore prêt', 'Tout va bien. Revenez voir dans un petit moment.'],
    script_blocked: [
      'Quelque chose bloque cette page',
      'C’est peut-être un bloqueur de publicités. Désactivez-le, puis réessayez.',
    ],
    storage_refused: [
      'Votre navigateur ne garde pas votre progression',
      'Autorisez ce site à enregistrer des données, puis réessayez.',
    ],
    no_connection: [
      'Le service est injoignable',
      'Votre accès à Internet est peut-être coupé. Votre argent est en sécurité. Vérifiez votre accès, puis réessayez.',
    ],
    no_answer: [
      'Cela prend trop de temps',
      'Votre accès à Internet est peut-être lent. Votre argent est en sécurité. Vérifiez votre accès, puis réessayez.',
    ],
    signed_out: [
      'Veuillez vous identifier à nouveau',
      'Votre session a été fermée pour votre sécurité. Identifiez-vous à nouveau pour connecter votre banque.',
    ],
    service_down: [
      'Les connexions aux banques sont en panne',
      'Nous ne pouvons pas connecter de banque pour le moment. Votre argent est en sécurité. Réessayez plus tard.',
    ],
    too_many_tries: [
      'Trop d’essais pour le moment',
      'Votre argent est en sécurité. Veuillez patienter un peu avant de réessayer.',
    ],
    our_side: [
      'Le problème vient de nous',
      'C’est à nous de le régler. Votre argent et vos données bancaires sont en sécurité.',
    ],
  },
  actions: {
    retry: 'Réessayer',
    sign_in_again: 'S’identifier à nouveau',
    reconnect: 'Reconnecter',
    choose_another_bank: 'Choisir une autre banque',
    go_to_bank_first: 'Passer d’abord par votre banque',
    wait: 'Réessayer plus tard',
    enter_manually: 'Saisir manuellement',
    review_consent: 'Vérifier ce que vous partagez',
    contact_support: 'Contacter l’assistance',
    start_again: 'Recommencer',
    keep_existing: 'Garder cette connexion',
    connect_anyway: 'Connecter à nouveau',
  },
  connect: 'Connecter une banque',
  connecting: 'Ouverture de la connexion à votre banque…',
  finishing: 'Finalisation…',
  returning: 'Retour depuis votre banque…',
  reconnect: 'Reconnecter',
  opened: 'Continuez dans la fenêtre qui s’est ouverte.',
  linked: 'La connexion à {bank} est établie.',
  updated: 'La connexion à {bank} est rétablie.',
  closed: 'Rien n’a été modifié.',
  chooseBank: 'Choisissez votre banque',
  continue: 'Continuer',
  supportDetails: 'Informations pour l’assistance',
  supportBank: 'Banque',
  supportSession: 'Session',
  supportRequest: 'Demande',
  copy: 'Copier',
  copied: 'Copié',
  health: {
    sign_in_required: [
      'Reconnectez {bank}',
      'Vous devez vous identifier à nouveau. Ce que vous voyez ici n’est peut-être plus à jour. Votre argent est en sécurité.',
    ],
    consent_expired: [
      'Reconnectez {bank}',
      'Votre autorisation a expiré. Donnez-la à nouveau pour que tout reste à jour. Votre argent est en sécurité.',
    ],
    access_withdrawn: [
      '{bank} ne partage plus vos données',
      'L’autorisation a été retirée auprès de votre banque. Identifiez-vous à nouveau pour continuer. Votre argent est en sécurité.',
    ],
    expires: [
      'Pensez à reconnecter {bank}',
      'Votre autorisation expire bientôt[, le {date}]. Reconnectez votre banque maintenant pour que tout reste à jour.',
    ],
    disconnects: [
      'Pensez à reconnecter {bank}',
      'Votre banque cessera bientôt de partager vos données[, le {date}]. Reconnectez votre banque maintenant pour que tout reste à jour.',
    ],
    bank_moves: [
      '{bank} a un nouveau mode de connexion',
      'L’ancien prend bientôt fin[, le {date}]. Reconnectez votre banque maintenant pour que tout reste à jour.',
    ],
    new_accounts: [
      'Nouveaux comptes chez {bank}',
      'Vous pouvez les ajouter ici ou tout laisser tel quel.',
    ],
    new_accounts_relink: [
      'Nouveaux comptes chez {bank}',
      'Pour les ajouter, connectez à nouveau votre banque. Ou laissez tout tel quel.',
    ],
    consent_missing: [
      '{bank} a besoin de votre autorisation',
      'Nous ne voyons pas tout ce qu’il nous faut. Vérifiez ce que vous partagez. Aucune somme ne sera débitée.',
    ],
    verification_pending: [
      'Terminez la connexion à {bank}',
      'Repérez sur votre compte un petit dépôt de notre part. Saisissez ensuite son code ici.',
    ],
    revoked: [
      'La connexion à {bank} a pris fin',
      'L’autorisation de lire les données a été retirée. Reconnectez votre banque ou supprimez la connexion. Votre argent est en sécurité.',
    ],
    gone: [
      'La connexion à {bank} a pris fin',
      'Elle ne peut pas être rétablie. Connectez à nouveau votre banque ou supprimez la connexion. Votre argent est en sécurité.',
    ],
    account_closed: [
      'Un compte chez {bank} n’apparaît plus',
      'Votre banque ne le partage plus. Si c’est une erreur, choisissez à nouveau vos comptes.',
    ],
    bank_trouble: [
      '{bank} rencontre un problème',
      'Ce que vous voyez ici n’est peut-être plus à jour. Votre argent est en sécurité. Vous n’avez rien à faire.',
    ],
    unknown: [
      'Nous vérifions la connexion à {bank}',
      'Ce que vous voyez ici n’est peut-être plus à jour. Vous n’avez rien à faire.',
    ],
  },
  repairs: {
    plain: 'Reconnecter',
    accounts: 'Choisir des comptes',
    consent: 'Vérifier ce que vous partagez',
    verify: 'Saisir le code',
    relink: 'Connecter à nouveau',
  },
  manyNeedYou: {
    one: '{count} banque a besoin de vous',
    many: '{count} de banques ont besoin de vous',
    other: '{count} banques ont besoin de vous',
  },
  upToDate: 'À jour',
  changed: 'Dernière modification {time}',
  alreadyFine: 'La connexion à {bank} fonctionne. Il n’y avait rien à réparer.',
  snooze: 'Me le rappeler plus tard',
  remove: 'Supprimer la connexion',
  removeQuestion: [
    'Supprimer la connexion à {bank}\u202F?',
    'Nous cesserons de lire ses comptes et supprimerons notre accès. Rien ne change à votre banque.',
  ],
  cancel: 'Garder la connexion',
  removeFailed: 'Cela n’a pas fonctionné. Rien n’a été modifié. Veuillez réessayer.',
  accountEnding: 'se terminant par {mask}',
  noAccounts: 'Aucun compte n’est partagé',
  accountsAdded: 'Désormais partagés',
  accountsRemoved: 'Plus partagés',
  accountsKept: 'Toujours partagés',
}
