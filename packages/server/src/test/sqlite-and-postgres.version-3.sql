-- What version 3 of the tables looked like, with what people had in it. Never changed.
create table relink_schema (version integer primary key);
create table relink_items (
  id text primary key,
  owner text not null,
  environment text not null,
  institution_id text,
  bank_name text not null,
  sealed_access_token text not null,
  accounts text not null,
  health text not null,
  error_code text,
  connected_at bigint not null,
  updated_at bigint not null
);
create index relink_items_owner on relink_items (owner, connected_at);
create table relink_link_tokens (
  token_hash text primary key,
  owner text not null,
  environment text not null,
  mode text not null,
  item_id text,
  flow_id text not null,
  sealed_link_token text,
  redirect_uri text not null,
  return_to text not null,
  context text,
  created_at bigint not null,
  expires_at bigint not null
);
create index relink_link_tokens_owner on relink_link_tokens (owner, created_at);
create index relink_link_tokens_expiry on relink_link_tokens (expires_at);
create table relink_exchanges (
  owner text not null,
  public_token_hash text not null,
  claim text not null,
  claimed_at bigint not null,
  item_id text,
  primary key (owner, public_token_hash)
);
create index relink_exchanges_age on relink_exchanges (claimed_at);
alter table relink_link_tokens add column taken_at bigint;
alter table relink_link_tokens add column outcome text;
alter table relink_exchanges add column flow_id text;
alter table relink_items add column expires_at bigint;
insert into relink_schema (version) values (1), (2), (3);
insert into relink_items (id, owner, environment, institution_id, bank_name, sealed_access_token, accounts, health, error_code, connected_at, updated_at, expires_at) values
  ('item-ann', 'ann', 'sandbox', 'ins_109508', 'First Platypus Bank', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoidGVzdCIsInVzZSI6ImFjY2Vzc190b2tlbiIsImlkIjoiaXRlbS1hbm4iLCJvd25lciI6ImFubiJ9..IP14NWdXPvWRyLg1.-_nfxs_0t4FGQy55UDyxYFIJbCfw._zj4ESUGfq1sM-WZGWeqjw', '[{"id":"account-1","name":"Checking","mask":"0000","type":"depository","subtype":"checking"}]', 'healthy', null, 1790000000000, 1790000000000, null),
  ('item-broken', 'ann', 'sandbox', null, 'Bank of Repairs', 'sealed', '[]', 'reconnect_needed', 'ITEM_LOGIN_REQUIRED', 1790000000001, 1790000000002, 1800000000000),
  ('item-ending', 'ann', 'sandbox', 'ins_3', 'Bank of Consent', 'sealed', '[]', 'reconnect_soon', null, 1790000000002, 1790000000003, 1790500000000),
  ('item-gone', 'ann', 'sandbox', 'ins_4', 'Bank of Goodbyes', 'sealed', '[]', 'access_revoked', 'USER_PERMISSION_REVOKED', 1790000000003, 1790000000004, null);
insert into relink_link_tokens (token_hash, owner, environment, mode, item_id, flow_id, sealed_link_token, redirect_uri, return_to, context, created_at, expires_at, taken_at, outcome) values
  ('hash-1', 'ann', 'sandbox', 'new', null, 'flow-1', null, 'https://app.test/oauth', '/', null, 1790000000000, 4102444800000, 1790000000001, null),
  ('hash-2', 'ann', 'sandbox', 'update', 'item-ann', 'flow-2', 'sealed', 'https://app.test/oauth', '/', null, 1790000000000, 4102444800000, null, null);
insert into relink_exchanges (owner, public_token_hash, claim, claimed_at, item_id, flow_id) values
  ('ann', 'public-1', 'claim-1', 1790000000000, 'item-ann', 'flow-1');
