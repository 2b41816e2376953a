import '@relink/react/styles.css'
import { createRoot } from 'react-dom/client'
import { Around, EveryComponent } from './every-component.tsx'

createRoot(document.getElementById('root') ?? document.body).render(
  <Around>
    <EveryComponent />
  </Around>,
)
