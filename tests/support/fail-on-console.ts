import { afterAll, afterEach } from 'vitest';
import { watchConsole } from './console-watch';

// A warning in a component's test is a fault that a reader would have met. From the time this file is loaded, so
// that what modules say while they are imported counts too. A test that expects a warning silences it by a spy.
const watch = watchConsole(console, window);

function failOnFaults(): void {
  const faults = watch.takeFaults();
  if (faults.length > 0) throw new Error(`The page complained:\n${faults.join('\n')}`);
}

afterEach(failOnFaults);
afterAll(failOnFaults);
