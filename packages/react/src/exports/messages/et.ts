export { estonian } from '@relink/core/messages/et'
