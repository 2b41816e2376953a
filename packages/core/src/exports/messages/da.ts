export { danish } from '../../messages/da.ts'
