export {
  postgresStore,
  type PostgresClient,
  type PostgresNotification,
  type PostgresPool,
} from '../store/postgres-store.ts'
