/** The reference page's style: light and dark, from a phone to a large screen. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2433; --dim: #5a6475; --paper: #fbfaf7; --card: #fff; --line: #dcd9d1;
  --accent: #14594e; --code: #f2efe8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e0; --dim: #a5acb9; --paper: #14171d; --card: #1b1f27; --line: #333a46; --accent: #7cc8b8;
    --code: #232833; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h1 small { color: var(--dim); font-size: 1rem; font-weight: 500; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .25rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .4rem 0; max-width: 70ch; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; }
nav a { display: inline-block; padding: .35rem 0; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem; margin: .9rem 0; }
code, pre { font: .875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
pre { background: var(--code); border-radius: 8px; margin: .4rem 0 0; overflow-x: auto; padding: .8rem; }
summary { color: var(--accent); cursor: pointer; font-weight: 600; padding: .35rem 0; }
table { border-collapse: collapse; margin: .5rem 0; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem .35rem 0; text-align: left; vertical-align: top; }
th { color: var(--dim); font-size: .875rem; }
.method { border: 1px solid currentColor; border-radius: 6px; color: var(--accent); font-size: .8rem; margin-right: .35rem;
  padding: .1rem .45rem; }
.note { color: var(--dim); font-size: .875rem; font-weight: 500; margin-left: .35rem; }
.error { margin: .15rem 0; }
.error code { color: var(--dim); }
`;
