import type {
  JWKPublicKey,
  LinkOAuthCorrelationIdExchangeRequest,
  LinkOAuthCorrelationIdExchangeResponse,
  UserCreateRequest,
  UserCreateResponse,
  WebhookVerificationKeyGetRequest,
  WebhookVerificationKeyGetResponse,
} from 'plaid'
import { z } from 'zod'
import { invalidInput, invalidRequest } from '../engine/plaid-failure.ts'
import { requestId } from '../engine/random-id.ts'
import { createUser } from '../engine/users.ts'
import { endpoint, ignored, text, type Endpoint } from './endpoint.ts'

const seconds = (time: number): number => Math.floor(time / 1000)

const verificationKey = endpoint<WebhookVerificationKeyGetRequest>()(
  '/webhook_verification_key/get',
  { key_id: text },
  (engine, body): WebhookVerificationKeyGetResponse => {
    const key = engine.state.webhookKeys.find(({ kid }) => kid === body.key_id)
    if (!key) {
      throw invalidInput(
        'INVALID_WEBHOOK_VERIFICATION_KEY_ID',
        'invalid key_id provided. note that key_ids are specific to Plaid environments, and verification requests must be made to the same environment that the webhook was sent from',
      )
    }
    return {
      key: {
        ...(key.publicKey as Pick<JWKPublicKey, 'crv' | 'kty' | 'x' | 'y'>),
        alg: 'ES256',
        use: 'sig',
        kid: key.kid,
        created_at: seconds(key.createdAt),
        expired_at: key.expiredAt === null ? null : seconds(key.expiredAt),
      },
      request_id: requestId(),
    }
  },
)

const correlation = endpoint<LinkOAuthCorrelationIdExchangeRequest>()(
  '/link/oauth/correlation_id/exchange',
  { link_correlation_id: text },
  (engine, body): LinkOAuthCorrelationIdExchangeResponse => {
    const { oauthStates, sessions } = engine.state
    const trip = Object.values(oauthStates).find(
      ({ correlationId }) => correlationId === body.link_correlation_id,
    )
    const session = trip && sessions[trip.sessionId]
    if (!session) {
      throw invalidRequest('INVALID_FIELD', 'link_correlation_id does not match any session')
    }
    return { link_token: session.linkToken, request_id: requestId() }
  },
)

const userCreate = endpoint<UserCreateRequest>()(
  '/user/create',
  {
    client_user_id: z.string().min(1).max(128),
    identity: ignored,
    end_customer: ignored,
    consumer_report_user_identity: ignored,
    with_upgraded_user: ignored,
  },
  (engine, body): UserCreateResponse => {
    const user = createUser(engine, body.client_user_id)
    return { user_id: user.id, user_token: user.token, request_id: requestId() }
  },
)

/** What belongs to no Item and no bank. */
export const otherEndpoints: readonly Endpoint[] = [verificationKey, correlation, userCreate]
