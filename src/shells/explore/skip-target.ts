/** Where "skip to the diagram" leads: the mark from which the arrow keys walk; in the table, or without any, the stage. */
export function skipTarget(stage: HTMLElement): HTMLElement | SVGElement {
  return stage.querySelector<SVGElement>('.tl-item[tabindex="0"]') ?? stage;
}
