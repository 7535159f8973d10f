// Written by `npm run generate` from the machines; do not edit.
import type { ChartDescription } from '../layout/state-layout';

export const clientCharts: Readonly<Record<string, ChartDescription>> = {
 "ajax-polling": {
  "states": [
   {
    "id": "ticking",
    "xPx": 50,
    "yPx": 19,
    "widthPx": 92,
    "heightPx": 30
   }
  ],
  "transitions": [
   {
    "from": "ticking",
    "to": "ticking",
    "event": "response.arrived",
    "points": [
     {
      "xPx": 210,
      "yPx": 4
     },
     {
      "xPx": 210,
      "yPx": 4
     },
     {
      "xPx": 164,
      "yPx": 19
     },
     {
      "xPx": 118,
      "yPx": 34
     },
     {
      "xPx": 118,
      "yPx": 34
     },
     {
      "xPx": 164,
      "yPx": 19
     },
     {
      "xPx": 164,
      "yPx": 19
     }
    ],
    "labelXPx": 164,
    "labelYPx": 19
   },
   {
    "from": "ticking",
    "to": "ticking",
    "event": "after pollInterval",
    "points": [
     {
      "xPx": 317,
      "yPx": 4
     },
     {
      "xPx": 317,
      "yPx": 4
     },
     {
      "xPx": 271,
      "yPx": 19
     },
     {
      "xPx": 225,
      "yPx": 34
     },
     {
      "xPx": 225,
      "yPx": 34
     },
     {
      "xPx": 271,
      "yPx": 19
     },
     {
      "xPx": 271,
      "yPx": 19
     }
    ],
    "labelXPx": 271,
    "labelYPx": 19
   }
  ]
 },
 "iframe-polling": {
  "states": [
   {
    "id": "idle",
    "xPx": 183,
    "yPx": 19,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "loading",
    "xPx": 183,
    "yPx": 95,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "showing",
    "xPx": 135,
    "yPx": 171,
    "widthPx": 92,
    "heightPx": 30
   }
  ],
  "transitions": [
   {
    "from": "idle",
    "to": "loading",
    "event": "after pollInterval",
    "points": [
     {
      "xPx": 183,
      "yPx": 34
     },
     {
      "xPx": 183,
      "yPx": 57
     },
     {
      "xPx": 183,
      "yPx": 80
     }
    ],
    "labelXPx": 183,
    "labelYPx": 57
   },
   {
    "from": "loading",
    "to": "showing",
    "event": "response.arrived",
    "points": [
     {
      "xPx": 229,
      "yPx": 106.7
     },
     {
      "xPx": 332,
      "yPx": 133
     },
     {
      "xPx": 181,
      "yPx": 162.1
     }
    ],
    "labelXPx": 332,
    "labelYPx": 133
   },
   {
    "from": "loading",
    "to": "showing",
    "event": "response.failed",
    "points": [
     {
      "xPx": 200.4,
      "yPx": 110
     },
     {
      "xPx": 227,
      "yPx": 133
     },
     {
      "xPx": 171.3,
      "yPx": 156
     }
    ],
    "labelXPx": 227,
    "labelYPx": 133
   },
   {
    "from": "loading",
    "to": "loading",
    "event": "reload.due",
    "points": [
     {
      "xPx": 326,
      "yPx": 80
     },
     {
      "xPx": 326,
      "yPx": 80
     },
     {
      "xPx": 280,
      "yPx": 95
     },
     {
      "xPx": 234,
      "yPx": 110
     },
     {
      "xPx": 234,
      "yPx": 110
     },
     {
      "xPx": 280,
      "yPx": 95
     },
     {
      "xPx": 280,
      "yPx": 95
     }
    ],
    "labelXPx": 280,
    "labelYPx": 95
   },
   {
    "from": "loading",
    "to": "loading",
    "event": "after pollInterval",
    "points": [
     {
      "xPx": 416,
      "yPx": 80
     },
     {
      "xPx": 416,
      "yPx": 80
     },
     {
      "xPx": 370,
      "yPx": 95
     },
     {
      "xPx": 324,
      "yPx": 110
     },
     {
      "xPx": 324,
      "yPx": 110
     },
     {
      "xPx": 370,
      "yPx": 95
     },
     {
      "xPx": 370,
      "yPx": 95
     }
    ],
    "labelXPx": 370,
    "labelYPx": 95
   },
   {
    "from": "showing",
    "to": "loading",
    "event": "reload.due",
    "points": [
     {
      "xPx": 136.6,
      "yPx": 156
     },
     {
      "xPx": 139,
      "yPx": 133
     },
     {
      "xPx": 165.6,
      "yPx": 110
     }
    ],
    "labelXPx": 139,
    "labelYPx": 133
   },
   {
    "from": "showing",
    "to": "loading",
    "event": "after pollInterval",
    "points": [
     {
      "xPx": 101.1,
      "yPx": 156
     },
     {
      "xPx": 49,
      "yPx": 133
     },
     {
      "xPx": 137,
      "yPx": 108
     }
    ],
    "labelXPx": 49,
    "labelYPx": 133
   }
  ]
 },
 "iframe-per-request": {
  "states": [
   {
    "id": "ticking",
    "xPx": 50,
    "yPx": 19,
    "widthPx": 92,
    "heightPx": 30
   }
  ],
  "transitions": [
   {
    "from": "ticking",
    "to": "ticking",
    "event": "response.arrived",
    "points": [
     {
      "xPx": 210,
      "yPx": 4
     },
     {
      "xPx": 210,
      "yPx": 4
     },
     {
      "xPx": 164,
      "yPx": 19
     },
     {
      "xPx": 118,
      "yPx": 34
     },
     {
      "xPx": 118,
      "yPx": 34
     },
     {
      "xPx": 164,
      "yPx": 19
     },
     {
      "xPx": 164,
      "yPx": 19
     }
    ],
    "labelXPx": 164,
    "labelYPx": 19
   },
   {
    "from": "ticking",
    "to": "ticking",
    "event": "after pollInterval",
    "points": [
     {
      "xPx": 317,
      "yPx": 4
     },
     {
      "xPx": 317,
      "yPx": 4
     },
     {
      "xPx": 271,
      "yPx": 19
     },
     {
      "xPx": 225,
      "yPx": 34
     },
     {
      "xPx": 225,
      "yPx": 34
     },
     {
      "xPx": 271,
      "yPx": 19
     },
     {
      "xPx": 271,
      "yPx": 19
     }
    ],
    "labelXPx": 271,
    "labelYPx": 19
   }
  ]
 },
 "iframe-chained": {
  "states": [
   {
    "id": "loading",
    "xPx": 50,
    "yPx": 19,
    "widthPx": 92,
    "heightPx": 30
   }
  ],
  "transitions": [
   {
    "from": "loading",
    "to": "loading",
    "event": "response.arrived",
    "points": [
     {
      "xPx": 210,
      "yPx": 4
     },
     {
      "xPx": 210,
      "yPx": 4
     },
     {
      "xPx": 164,
      "yPx": 19
     },
     {
      "xPx": 118,
      "yPx": 34
     },
     {
      "xPx": 118,
      "yPx": 34
     },
     {
      "xPx": 164,
      "yPx": 19
     },
     {
      "xPx": 164,
      "yPx": 19
     }
    ],
    "labelXPx": 164,
    "labelYPx": 19
   },
   {
    "from": "loading",
    "to": "loading",
    "event": "response.failed",
    "points": [
     {
      "xPx": 315,
      "yPx": 4
     },
     {
      "xPx": 315,
      "yPx": 4
     },
     {
      "xPx": 269,
      "yPx": 19
     },
     {
      "xPx": 223,
      "yPx": 34
     },
     {
      "xPx": 223,
      "yPx": 34
     },
     {
      "xPx": 269,
      "yPx": 19
     },
     {
      "xPx": 269,
      "yPx": 19
     }
    ],
    "labelXPx": 269,
    "labelYPx": 19
   }
  ]
 },
 "ajax-long-polling": {
  "states": [
   {
    "id": "waiting",
    "xPx": 50,
    "yPx": 19,
    "widthPx": 92,
    "heightPx": 30
   }
  ],
  "transitions": [
   {
    "from": "waiting",
    "to": "waiting",
    "event": "response.arrived",
    "points": [
     {
      "xPx": 210,
      "yPx": 4
     },
     {
      "xPx": 210,
      "yPx": 4
     },
     {
      "xPx": 164,
      "yPx": 19
     },
     {
      "xPx": 118,
      "yPx": 34
     },
     {
      "xPx": 118,
      "yPx": 34
     },
     {
      "xPx": 164,
      "yPx": 19
     },
     {
      "xPx": 164,
      "yPx": 19
     }
    ],
    "labelXPx": 164,
    "labelYPx": 19
   },
   {
    "from": "waiting",
    "to": "waiting",
    "event": "response.failed",
    "points": [
     {
      "xPx": 315,
      "yPx": 4
     },
     {
      "xPx": 315,
      "yPx": 4
     },
     {
      "xPx": 269,
      "yPx": 19
     },
     {
      "xPx": 223,
      "yPx": 34
     },
     {
      "xPx": 223,
      "yPx": 34
     },
     {
      "xPx": 269,
      "yPx": 19
     },
     {
      "xPx": 269,
      "yPx": 19
     }
    ],
    "labelXPx": 269,
    "labelYPx": 19
   },
   {
    "from": "waiting",
    "to": "waiting",
    "event": "after clientTimeout",
    "points": [
     {
      "xPx": 427,
      "yPx": 4
     },
     {
      "xPx": 427,
      "yPx": 4
     },
     {
      "xPx": 381,
      "yPx": 19
     },
     {
      "xPx": 335,
      "yPx": 34
     },
     {
      "xPx": 335,
      "yPx": 34
     },
     {
      "xPx": 381,
      "yPx": 19
     },
     {
      "xPx": 381,
      "yPx": 19
     }
    ],
    "labelXPx": 381,
    "labelYPx": 19
   }
  ]
 },
 "long-polling": {
  "states": [
   {
    "id": "waiting",
    "xPx": 169,
    "yPx": 19,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "pausing",
    "xPx": 283.5,
    "yPx": 95,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "backingOff",
    "xPx": 96.5,
    "yPx": 95,
    "widthPx": 94,
    "heightPx": 30
   }
  ],
  "transitions": [
   {
    "from": "waiting",
    "to": "pausing",
    "event": "response.arrived",
    "points": [
     {
      "xPx": 215,
      "yPx": 29.9
     },
     {
      "xPx": 330,
      "yPx": 57
     },
     {
      "xPx": 301.9,
      "yPx": 80
     }
    ],
    "labelXPx": 330,
    "labelYPx": 57
   },
   {
    "from": "waiting",
    "to": "waiting",
    "event": "response.arrived",
    "points": [
     {
      "xPx": 329,
      "yPx": 4
     },
     {
      "xPx": 329,
      "yPx": 4
     },
     {
      "xPx": 283,
      "yPx": 19
     },
     {
      "xPx": 237,
      "yPx": 34
     },
     {
      "xPx": 237,
      "yPx": 34
     },
     {
      "xPx": 283,
      "yPx": 19
     },
     {
      "xPx": 283,
      "yPx": 19
     }
    ],
    "labelXPx": 283,
    "labelYPx": 19
   },
   {
    "from": "waiting",
    "to": "backingOff",
    "event": "response.failed",
    "points": [
     {
      "xPx": 160.3,
      "yPx": 34
     },
     {
      "xPx": 147,
      "yPx": 57
     },
     {
      "xPx": 116.4,
      "yPx": 80
     }
    ],
    "labelXPx": 147,
    "labelYPx": 57
   },
   {
    "from": "waiting",
    "to": "waiting",
    "event": "after clientTimeout",
    "points": [
     {
      "xPx": 444,
      "yPx": 4
     },
     {
      "xPx": 444,
      "yPx": 4
     },
     {
      "xPx": 398,
      "yPx": 19
     },
     {
      "xPx": 352,
      "yPx": 34
     },
     {
      "xPx": 352,
      "yPx": 34
     },
     {
      "xPx": 398,
      "yPx": 19
     },
     {
      "xPx": 398,
      "yPx": 19
     }
    ],
    "labelXPx": 398,
    "labelYPx": 19
   },
   {
    "from": "pausing",
    "to": "waiting",
    "event": "after pause",
    "points": [
     {
      "xPx": 265.1,
      "yPx": 80
     },
     {
      "xPx": 237,
      "yPx": 57
     },
     {
      "xPx": 195.8,
      "yPx": 34
     }
    ],
    "labelXPx": 237,
    "labelYPx": 57
   },
   {
    "from": "backingOff",
    "to": "waiting",
    "event": "after retryDelay",
    "points": [
     {
      "xPx": 76.6,
      "yPx": 80
     },
     {
      "xPx": 46,
      "yPx": 57
     },
     {
      "xPx": 123,
      "yPx": 33.2
     }
    ],
    "labelXPx": 46,
    "labelYPx": 57
   }
  ]
 },
 "sse": {
  "states": [
   {
    "id": "connecting",
    "xPx": 230.5,
    "yPx": 19,
    "widthPx": 96,
    "heightPx": 30
   },
   {
    "id": "open",
    "xPx": 406,
    "yPx": 95,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "waiting",
    "xPx": 204.5,
    "yPx": 171,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "closed",
    "xPx": 286,
    "yPx": 95,
    "widthPx": 92,
    "heightPx": 30
   }
  ],
  "transitions": [
   {
    "from": "connecting",
    "to": "open",
    "event": "stream.opened",
    "points": [
     {
      "xPx": 278.5,
      "yPx": 29.4
     },
     {
      "xPx": 406,
      "yPx": 57
     },
     {
      "xPx": 406,
      "yPx": 80
     }
    ],
    "labelXPx": 406,
    "labelYPx": 57
   },
   {
    "from": "connecting",
    "to": "closed",
    "event": "response.failed",
    "points": [
     {
      "xPx": 252.4,
      "yPx": 34
     },
     {
      "xPx": 286,
      "yPx": 57
     },
     {
      "xPx": 286,
      "yPx": 80
     }
    ],
    "labelXPx": 286,
    "labelYPx": 57
   },
   {
    "from": "connecting",
    "to": "waiting",
    "event": "response.failed",
    "points": [
     {
      "xPx": 208.6,
      "yPx": 34
     },
     {
      "xPx": 175,
      "yPx": 57
     },
     {
      "xPx": 175,
      "yPx": 95
     },
     {
      "xPx": 175,
      "yPx": 133
     },
     {
      "xPx": 192.9,
      "yPx": 156
     }
    ],
    "labelXPx": 175,
    "labelYPx": 95
   },
   {
    "from": "open",
    "to": "open",
    "event": "chunk.arrived",
    "points": [
     {
      "xPx": 557.5,
      "yPx": 80
     },
     {
      "xPx": 557.5,
      "yPx": 80
     },
     {
      "xPx": 511.5,
      "yPx": 95
     },
     {
      "xPx": 465.5,
      "yPx": 110
     },
     {
      "xPx": 465.5,
      "yPx": 110
     },
     {
      "xPx": 511.5,
      "yPx": 95
     },
     {
      "xPx": 511.5,
      "yPx": 95
     }
    ],
    "labelXPx": 511.5,
    "labelYPx": 95
   },
   {
    "from": "open",
    "to": "waiting",
    "event": "stream.ended",
    "points": [
     {
      "xPx": 425.1,
      "yPx": 110
     },
     {
      "xPx": 454.5,
      "yPx": 133
     },
     {
      "xPx": 250.5,
      "yPx": 164
     }
    ],
    "labelXPx": 454.5,
    "labelYPx": 133
   },
   {
    "from": "open",
    "to": "waiting",
    "event": "response.failed",
    "points": [
     {
      "xPx": 372.1,
      "yPx": 110
     },
     {
      "xPx": 320,
      "yPx": 133
     },
     {
      "xPx": 250.1,
      "yPx": 156
     }
    ],
    "labelXPx": 320,
    "labelYPx": 133
   },
   {
    "from": "waiting",
    "to": "connecting",
    "event": "after reconnectTime",
    "points": [
     {
      "xPx": 158.5,
      "yPx": 158.9
     },
     {
      "xPx": 60,
      "yPx": 133
     },
     {
      "xPx": 60,
      "yPx": 95
     },
     {
      "xPx": 60,
      "yPx": 57
     },
     {
      "xPx": 182.5,
      "yPx": 29.7
     }
    ],
    "labelXPx": 60,
    "labelYPx": 95
   }
  ]
 },
 "websocket": {
  "states": [
   {
    "id": "connecting",
    "xPx": 302,
    "yPx": 19,
    "widthPx": 96,
    "heightPx": 30
   },
   {
    "id": "open",
    "xPx": 50,
    "yPx": 95,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "waiting",
    "xPx": 357,
    "yPx": 171,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "closed",
    "xPx": 143.5,
    "yPx": 171,
    "widthPx": 92,
    "heightPx": 30
   }
  ],
  "transitions": [
   {
    "from": "connecting",
    "to": "open",
    "event": "socket.opened",
    "points": [
     {
      "xPx": 254,
      "yPx": 26.2
     },
     {
      "xPx": 50,
      "yPx": 57
     },
     {
      "xPx": 50,
      "yPx": 80
     }
    ],
    "labelXPx": 50,
    "labelYPx": 57
   },
   {
    "from": "connecting",
    "to": "waiting",
    "event": "socket.closed",
    "points": [
     {
      "xPx": 323.7,
      "yPx": 34
     },
     {
      "xPx": 357,
      "yPx": 57
     },
     {
      "xPx": 357,
      "yPx": 95
     },
     {
      "xPx": 357,
      "yPx": 133
     },
     {
      "xPx": 357,
      "yPx": 156
     }
    ],
    "labelXPx": 357,
    "labelYPx": 95
   },
   {
    "from": "connecting",
    "to": "closed",
    "event": "socket.closed",
    "points": [
     {
      "xPx": 280.3,
      "yPx": 34
     },
     {
      "xPx": 247,
      "yPx": 57
     },
     {
      "xPx": 247,
      "yPx": 95
     },
     {
      "xPx": 247,
      "yPx": 133
     },
     {
      "xPx": 184.4,
      "yPx": 156
     }
    ],
    "labelXPx": 247,
    "labelYPx": 95
   },
   {
    "from": "open",
    "to": "open",
    "event": "frame.arrived",
    "points": [
     {
      "xPx": 201,
      "yPx": 80
     },
     {
      "xPx": 201,
      "yPx": 80
     },
     {
      "xPx": 155,
      "yPx": 95
     },
     {
      "xPx": 109,
      "yPx": 110
     },
     {
      "xPx": 109,
      "yPx": 110
     },
     {
      "xPx": 155,
      "yPx": 95
     },
     {
      "xPx": 155,
      "yPx": 95
     }
    ],
    "labelXPx": 155,
    "labelYPx": 95
   },
   {
    "from": "open",
    "to": "waiting",
    "event": "socket.closed",
    "points": [
     {
      "xPx": 96,
      "yPx": 101.9
     },
     {
      "xPx": 302,
      "yPx": 133
     },
     {
      "xPx": 335.3,
      "yPx": 156
     }
    ],
    "labelXPx": 302,
    "labelYPx": 133
   },
   {
    "from": "open",
    "to": "closed",
    "event": "socket.closed",
    "points": [
     {
      "xPx": 50,
      "yPx": 110
     },
     {
      "xPx": 50,
      "yPx": 133
     },
     {
      "xPx": 106.6,
      "yPx": 156
     }
    ],
    "labelXPx": 50,
    "labelYPx": 133
   },
   {
    "from": "waiting",
    "to": "connecting",
    "event": "after reconnectDelay",
    "points": [
     {
      "xPx": 401.2,
      "yPx": 156
     },
     {
      "xPx": 469,
      "yPx": 133
     },
     {
      "xPx": 469,
      "yPx": 95
     },
     {
      "xPx": 469,
      "yPx": 57
     },
     {
      "xPx": 350,
      "yPx": 29.9
     }
    ],
    "labelXPx": 469,
    "labelYPx": 95
   }
  ]
 }
};

export const serverCharts: Readonly<Record<string, ChartDescription>> = {
 "article-loop": {
  "states": [
   {
    "id": "sleepingFirst",
    "xPx": 110.5,
    "yPx": 19,
    "widthPx": 109,
    "heightPx": 30
   },
   {
    "id": "drawing",
    "xPx": 110.5,
    "yPx": 95,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "sleeping",
    "xPx": 72,
    "yPx": 171,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "answered",
    "xPx": 210,
    "yPx": 171,
    "widthPx": 92,
    "heightPx": 30
   }
  ],
  "transitions": [
   {
    "from": "sleepingFirst",
    "to": "drawing",
    "event": "after firstSleep",
    "points": [
     {
      "xPx": 110.5,
      "yPx": 34
     },
     {
      "xPx": 110.5,
      "yPx": 57
     },
     {
      "xPx": 110.5,
      "yPx": 80
     }
    ],
    "labelXPx": 110.5,
    "labelYPx": 57
   },
   {
    "from": "drawing",
    "to": "answered",
    "event": "draw.ready",
    "points": [
     {
      "xPx": 149.8,
      "yPx": 110
     },
     {
      "xPx": 210,
      "yPx": 133
     },
     {
      "xPx": 210,
      "yPx": 156
     }
    ],
    "labelXPx": 210,
    "labelYPx": 133
   },
   {
    "from": "drawing",
    "to": "sleeping",
    "event": "draw.blank",
    "points": [
     {
      "xPx": 110.5,
      "yPx": 110
     },
     {
      "xPx": 110.5,
      "yPx": 133
     },
     {
      "xPx": 87.2,
      "yPx": 156
     }
    ],
    "labelXPx": 110.5,
    "labelYPx": 133
   },
   {
    "from": "sleeping",
    "to": "drawing",
    "event": "after sleep",
    "points": [
     {
      "xPx": 56.8,
      "yPx": 156
     },
     {
      "xPx": 33.5,
      "yPx": 133
     },
     {
      "xPx": 80.1,
      "yPx": 110
     }
    ],
    "labelXPx": 33.5,
    "labelYPx": 133
   }
  ]
 },
 "at-once": {
  "states": [
   {
    "id": "answered",
    "xPx": 50,
    "yPx": 19,
    "widthPx": 92,
    "heightPx": 30
   }
  ],
  "transitions": []
 },
 "hold": {
  "states": [
   {
    "id": "holding",
    "xPx": 161.3,
    "yPx": 19,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "answered",
    "xPx": 211.5,
    "yPx": 95,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "abandoned",
    "xPx": 51.5,
    "yPx": 95,
    "widthPx": 95,
    "heightPx": 30
   }
  ],
  "transitions": [
   {
    "from": "holding",
    "to": "answered",
    "event": "news.available",
    "points": [
     {
      "xPx": 200.9,
      "yPx": 34
     },
     {
      "xPx": 261.8,
      "yPx": 57
     },
     {
      "xPx": 231.3,
      "yPx": 80
     }
    ],
    "labelXPx": 261.8,
    "labelYPx": 57
   },
   {
    "from": "holding",
    "to": "abandoned",
    "event": "request.closed",
    "points": [
     {
      "xPx": 117.9,
      "yPx": 34
     },
     {
      "xPx": 51.5,
      "yPx": 57
     },
     {
      "xPx": 51.5,
      "yPx": 80
     }
    ],
    "labelXPx": 51.5,
    "labelYPx": 57
   },
   {
    "from": "holding",
    "to": "answered",
    "event": "after holdLimit",
    "points": [
     {
      "xPx": 161.3,
      "yPx": 34
     },
     {
      "xPx": 161.3,
      "yPx": 57
     },
     {
      "xPx": 191.7,
      "yPx": 80
     }
    ],
    "labelXPx": 161.3,
    "labelYPx": 57
   }
  ]
 },
 "stream": {
  "states": [
   {
    "id": "streaming",
    "xPx": 112.3,
    "yPx": 19,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "ended",
    "xPx": 173,
    "yPx": 95,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "abandoned",
    "xPx": 51.5,
    "yPx": 95,
    "widthPx": 95,
    "heightPx": 30
   }
  ],
  "transitions": [
   {
    "from": "streaming",
    "to": "streaming",
    "event": "news.available",
    "points": [
     {
      "xPx": 269.8,
      "yPx": 4
     },
     {
      "xPx": 269.8,
      "yPx": 4
     },
     {
      "xPx": 223.8,
      "yPx": 19
     },
     {
      "xPx": 177.8,
      "yPx": 34
     },
     {
      "xPx": 177.8,
      "yPx": 34
     },
     {
      "xPx": 223.8,
      "yPx": 19
     },
     {
      "xPx": 223.8,
      "yPx": 19
     }
    ],
    "labelXPx": 223.8,
    "labelYPx": 19
   },
   {
    "from": "streaming",
    "to": "ended",
    "event": "streams.close",
    "points": [
     {
      "xPx": 136.2,
      "yPx": 34
     },
     {
      "xPx": 173,
      "yPx": 57
     },
     {
      "xPx": 173,
      "yPx": 80
     }
    ],
    "labelXPx": 173,
    "labelYPx": 57
   },
   {
    "from": "streaming",
    "to": "abandoned",
    "event": "request.closed",
    "points": [
     {
      "xPx": 88.3,
      "yPx": 34
     },
     {
      "xPx": 51.5,
      "yPx": 57
     },
     {
      "xPx": 51.5,
      "yPx": 80
     }
    ],
    "labelXPx": 51.5,
    "labelYPx": 57
   },
   {
    "from": "streaming",
    "to": "streaming",
    "event": "after heartbeat",
    "points": [
     {
      "xPx": 368.8,
      "yPx": 4
     },
     {
      "xPx": 368.8,
      "yPx": 4
     },
     {
      "xPx": 322.8,
      "yPx": 19
     },
     {
      "xPx": 276.8,
      "yPx": 34
     },
     {
      "xPx": 276.8,
      "yPx": 34
     },
     {
      "xPx": 322.8,
      "yPx": 19
     },
     {
      "xPx": 322.8,
      "yPx": 19
     }
    ],
    "labelXPx": 322.8,
    "labelYPx": 19
   }
  ]
 },
 "socket": {
  "states": [
   {
    "id": "streaming",
    "xPx": 112.3,
    "yPx": 19,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "ended",
    "xPx": 173,
    "yPx": 95,
    "widthPx": 92,
    "heightPx": 30
   },
   {
    "id": "abandoned",
    "xPx": 51.5,
    "yPx": 95,
    "widthPx": 95,
    "heightPx": 30
   }
  ],
  "transitions": [
   {
    "from": "streaming",
    "to": "streaming",
    "event": "news.available",
    "points": [
     {
      "xPx": 269.8,
      "yPx": 4
     },
     {
      "xPx": 269.8,
      "yPx": 4
     },
     {
      "xPx": 223.8,
      "yPx": 19
     },
     {
      "xPx": 177.8,
      "yPx": 34
     },
     {
      "xPx": 177.8,
      "yPx": 34
     },
     {
      "xPx": 223.8,
      "yPx": 19
     },
     {
      "xPx": 223.8,
      "yPx": 19
     }
    ],
    "labelXPx": 223.8,
    "labelYPx": 19
   },
   {
    "from": "streaming",
    "to": "ended",
    "event": "streams.close",
    "points": [
     {
      "xPx": 136.2,
      "yPx": 34
     },
     {
      "xPx": 173,
      "yPx": 57
     },
     {
      "xPx": 173,
      "yPx": 80
     }
    ],
    "labelXPx": 173,
    "labelYPx": 57
   },
   {
    "from": "streaming",
    "to": "abandoned",
    "event": "request.closed",
    "points": [
     {
      "xPx": 88.3,
      "yPx": 34
     },
     {
      "xPx": 51.5,
      "yPx": 57
     },
     {
      "xPx": 51.5,
      "yPx": 80
     }
    ],
    "labelXPx": 51.5,
    "labelYPx": 57
   },
   {
    "from": "streaming",
    "to": "streaming",
    "event": "after heartbeat",
    "points": [
     {
      "xPx": 368.8,
      "yPx": 4
     },
     {
      "xPx": 368.8,
      "yPx": 4
     },
     {
      "xPx": 322.8,
      "yPx": 19
     },
     {
      "xPx": 276.8,
      "yPx": 34
     },
     {
      "xPx": 276.8,
      "yPx": 34
     },
     {
      "xPx": 322.8,
      "yPx": 19
     },
     {
      "xPx": 322.8,
      "yPx": 19
     }
    ],
    "labelXPx": 322.8,
    "labelYPx": 19
   }
  ]
 }
};
