export { french } from '../../messages/fr.ts'
