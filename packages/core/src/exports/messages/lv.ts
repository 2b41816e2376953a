export { latvian } from '../../messages/lv.ts'
