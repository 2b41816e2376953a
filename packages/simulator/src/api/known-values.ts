import { z } from 'zod'

/** The products that Plaid sells, as its API names them. */
export const productNames: readonly string[] =
  'assets auth balance balance_plus beacon identity identity_match investments investments_auth liabilities payment_initiation identity_verification transactions credit_details income income_verification standing_orders transfer employment recurring_transactions transactions_refresh signal statements processor_payments processor_identity profile cra_base_report cra_income_insights cra_partner_insights cra_network_insights cra_cashflow_insights cra_monitoring cra_lend_score cra_plaid_credit_score cra_qualify cra_home_lending layer pay_by_bank protect_linked_bank protect_transactions monitor investments_refresh'.split(
    ' ',
  )

/** The products that every simulated bank has. */
export const bankProducts: readonly string[] = [
  'assets',
  'auth',
  'balance',
  'identity',
  'liabilities',
  'transactions',
  'transfer',
  'signal',
]

/** A list of products. */
export const products: z.ZodArray<z.ZodEnum> = z.array(z.enum(productNames)).max(50)

/** A list of the countries where Plaid is. */
export const countryCodes: z.ZodArray<z.ZodEnum> = z
  .array(z.enum('US GB ES NL FR IE CA DE IT PL DK NO SE EE LT LV PT BE AT FI'.split(' ')))
  .min(1)
  .max(20)
