export { french } from '@relink/core/messages/fr'
