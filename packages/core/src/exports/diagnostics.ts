export { diagnose, type Diagnostic } from '../diagnostics/diagnose.ts'
export { redact } from '../diagnostics/redact.ts'
