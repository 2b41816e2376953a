export { norwegian } from '../../messages/no.ts'
