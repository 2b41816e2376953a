/** What a story's page says of the callbacks that tell how a flow ended. */
export const endingControls = {
  onLinked: { control: false, description: 'A bank was connected, or connected anew.' },
  onUpdated: {
    control: false,
    description: 'A connection was repaired, or its accounts were changed.',
  },
  onExited: {
    control: false,
    description: 'Link was left without a new or repaired connection.',
  },
} as const
