export { romanian } from '../../messages/ro.ts'
