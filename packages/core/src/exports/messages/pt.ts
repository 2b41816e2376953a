export { portuguese } from '../../messages/pt.ts'
