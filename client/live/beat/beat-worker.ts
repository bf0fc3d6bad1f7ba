/**
 * The pulse of a tab. It runs in a worker since browsers slow the timers of hidden pages, and is told the
 * number of milliseconds between two ticks.
 */
let timer: ReturnType<typeof setInterval> | undefined;

addEventListener("message", (event: MessageEvent<number>) => {
  clearInterval(timer);
  timer = setInterval(() => postMessage(null), event.data);
});
