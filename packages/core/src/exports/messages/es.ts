export { spanish } from '../../messages/es.ts'
