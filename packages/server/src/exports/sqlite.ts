export { memoryStore, sqliteStore } from '../store/sqlite-store.ts'
