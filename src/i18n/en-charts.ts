/** Words for the numbers over time, below the picture. */
export const charts = {
  title: 'Over time',
  series: {
    staleness: 'Staleness',
    requestsInFlight: 'In flight',
    requestsHeld: 'Held open',
    connectionsOpen: 'Connections',
    workersBusy: 'Workers busy',
    bytes: 'Bytes sent',
  },
  point: (moment: string, value: string, name: string) => `${moment}: ${value}, ${name}`,
} as const;
