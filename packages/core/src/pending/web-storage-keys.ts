/** Of each flow's record in localStorage; its id follows. */
export const pendingPrefix = 'relink.pending.'

/** In sessionStorage: which flow this tab began last. */
export const pendingPointerKey = 'relink.pending-pointer'
