/** Shows how far long work is: a bar that rewrites itself on a terminal, a line every tenth otherwise. */
export type Progress = { to(done: number, note?: string): void; end(): void };

const BAR_WIDTH = 30;
/** Rewriting more often only costs time. */
const REDRAW_MS = 80;

export function startProgress(label: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? barOn(stream, label, total) : linesOn(stream, label, total);
}

export const silentProgress: Progress = { to: () => undefined, end: () => undefined };

function barOn(stream: NodeJS.WriteStream, label: string, total: number): Progress {
  let drawnMs = 0;
  let latest = { done: 0, text: '' };
  const draw = () => {
    const filled = total === 0 ? BAR_WIDTH : Math.min(BAR_WIDTH, Math.floor((latest.done * BAR_WIDTH) / total));
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
    stream.write(`\r\u001b[2K${label} ${bar} ${latest.done}/${total} ${latest.text}`);
  };
  return {
    to(done, text = '') {
      latest = { done, text };
      if (Date.now() - drawnMs < REDRAW_MS) return;
      drawnMs = Date.now();
      draw();
    },
    end() {
      draw();
      stream.write('\n');
    },
  };
}

function linesOn(stream: NodeJS.WriteStream, label: string, total: number): Progress {
  let tenth = -1;
  return {
    to(done, text = '') {
      const now = total === 0 ? 10 : Math.floor((done * 10) / total);
      if (now <= tenth) return;
      tenth = now;
      stream.write(`${label} ${done}/${total} ${text}`.trimEnd().concat('\n'));
    },
    end: () => undefined,
  };
}
