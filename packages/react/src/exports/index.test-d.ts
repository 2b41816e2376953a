import type { Item, JsonObject, LinkBackend } from '@relink/core'
import { expectTypeOf } from 'vitest'
import type { ContextOf } from '../link-context.ts'
import {
  captureOAuthReturn,
  clearPendingLinks,
  httpBackend,
  useBankLink,
  useItem,
  useItems,
  useOAuthReturn,
  useRepair,
} from './index.ts'
import type {
  AccountChangesProps,
  AccountDiff,
  BankLink,
  BankLinkButtonProps,
  EmbeddedBankSearchProps,
  Exited,
  HealthAdvice,
  ItemCardProps,
  ItemListProps,
  Linked,
  OAuthReturnFinished,
  OAuthReturnProps,
  OAuthReturnState,
  PendingLinkStore,
  PlaidEnvironment,
  ReconnectBannerProps,
  RelinkProviderProps,
  Repair,
  Updated,
  UseBankLinkOptions,
} from './index.ts'

// Checked by `types`; nothing here runs.

type IsAny<T> = 0 extends 1 & T ? true : false
/** Names the fields of T that are `any`. */
type AnyFields<T> = { [Key in keyof T]-?: IsAny<T[Key]> extends true ? Key : never }[keyof T]

expectTypeOf<AnyFields<UseBankLinkOptions>>().toBeNever()
expectTypeOf<AnyFields<RelinkProviderProps>>().toBeNever()
expectTypeOf<AnyFields<BankLink>>().toBeNever()
expectTypeOf<AnyFields<OAuthReturnState>>().toBeNever()
expectTypeOf<AnyFields<Linked>>().toBeNever()
expectTypeOf<AnyFields<Updated>>().toBeNever()
expectTypeOf<AnyFields<Exited>>().toBeNever()
// React's own attributes of a div have one.
expectTypeOf<AnyFields<Omit<ReconnectBannerProps, 'inlist'>>>().toBeNever()
expectTypeOf<AnyFields<Pick<BankLinkButtonProps, keyof UseBankLinkOptions>>>().toBeNever()

expectTypeOf<AnyFields<Repair>>().toBeNever()
expectTypeOf<AnyFields<Omit<AccountChangesProps, 'inlist'>>>().toBeNever()
expectTypeOf<AnyFields<Omit<ItemCardProps, 'inlist'>>>().toBeNever()
expectTypeOf<AnyFields<Omit<ItemListProps, 'inlist'>>>().toBeNever()

expectTypeOf(httpBackend).returns.toEqualTypeOf<LinkBackend>()
expectTypeOf<ReturnType<typeof useItems>['data']>().toEqualTypeOf<Item[] | undefined>()
expectTypeOf<ReturnType<typeof useItem>['data']>().toEqualTypeOf<Item | undefined>()
expectTypeOf<OAuthReturnFinished['context']>().toEqualTypeOf<JsonObject | null>()

expectTypeOf(captureOAuthReturn).toEqualTypeOf<() => void>()
expectTypeOf(clearPendingLinks).toEqualTypeOf<(store?: PendingLinkStore) => Promise<void>>()
expectTypeOf<
  NonNullable<OAuthReturnProps['beforeResume']>
>().returns.toEqualTypeOf<void | Promise<void>>()
expectTypeOf<PlaidEnvironment>().toEqualTypeOf<'sandbox' | 'production'>()

expectTypeOf<ContextOf<object>>().toEqualTypeOf<JsonObject>()
expectTypeOf<ContextOf<{ context: { step: number } }>>().toEqualTypeOf<{ step: number }>()

export const narrowsOnStatus = (link: BankLink): void => {
  if (link.status === 'linked') expectTypeOf(link.item).toEqualTypeOf<Item>()
  if (link.status === 'updated') expectTypeOf(link.repaired).toEqualTypeOf<boolean>()
  if (link.status === 'failed') expectTypeOf(link.error.code).toBeString()
  if (link.status === 'exited' && link.reason === 'closed')
    expectTypeOf(link.exit.status).toEqualTypeOf<string | null>()
  // @ts-expect-error an idle flow has no Item
  if (link.status === 'idle') link.item.bankName.trim()
  // @ts-expect-error a field of one state is not there before the state is known
  void link.grant
}

export const saysWhatItsButtonIs = ({ getButtonProps }: BankLink): void => {
  const onClick = (): void => undefined
  // It may be any of the three, so it is not promised to be the first.
  expectTypeOf(getButtonProps({ type: 'submit', onClick }).type).not.toEqualTypeOf<'button'>()
  expectTypeOf(getButtonProps().type).toEqualTypeOf<'button' | 'submit' | 'reset'>()
}
expectTypeOf<EmbeddedBankSearchProps>().not.toHaveProperty('onUpdated')

export const tellsOfARepair = (item: Item): void => {
  const repair = useRepair(item)
  expectTypeOf(repair.advice).toEqualTypeOf<HealthAdvice>()
  expectTypeOf(repair.changes).toEqualTypeOf<AccountDiff | null>()
  if (repair.status === 'updated') expectTypeOf(repair.needless).toBeBoolean()
  // @ts-expect-error one banner is for one Item or for several
  const both: ReconnectBannerProps = { item, items: [item] }
  // @ts-expect-error or for none at all
  const none: ReconnectBannerProps = {}
  void [both, none]
}

export const refusesWhatIsUnknown = (): void => {
  // @ts-expect-error no such option
  useBankLink({ publicKey: '' })
  // @ts-expect-error what is to come back has to survive JSON
  useBankLink({ context: { when: new Date() } })
  // @ts-expect-error which update mode it takes is the Item's to say
  useRepair({} as Item, { accountSelection: true })
  // @ts-expect-error no such option
  useOAuthReturn({ onSuccess: () => undefined })
  // @ts-expect-error what a renewal answers is not looked at
  useOAuthReturn({ beforeResume: () => 'renewed' })
  // @ts-expect-error no such option
  httpBackend('/api/link', { token: 'x' })
}
