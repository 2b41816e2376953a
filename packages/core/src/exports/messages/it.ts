export { italian } from '../../messages/it.ts'
