export { postgresStore, type PostgresClient, type PostgresPool } from '../store/postgres-store.ts'
