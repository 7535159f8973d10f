import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'Single hidden iframe',
  summary: 'One hidden iframe is sent to the server again and again; what it shows is read just before it leaves.',
  laneNote: 'every {pollIntervalMs}',
  params: {
    answers: {
      label: 'Server answers',
      help: 'The article’s loop draws lots until it finds news; at once means with whatever is there, even nothing.',
    },
    pollIntervalMs: { label: 'Poll interval', help: 'From one tick to the next, whatever the frame is doing.' },
    reloadAfterMs: {
      label: 'Reload after',
      help: 'How long after a tick the frame is reloaded: a second request, which aborts the first if it still waits.',
    },
  },
  states: { idle: 'nothing loaded yet', loading: 'loading', showing: 'showing an answer' },
};
