export { swedish } from '../../messages/sv.ts'
