import { type Html, html } from "../../../domain/shared/text/html.ts";
import type { Document, Operation } from "./document.ts";
import { closeCodes } from "./sockets.ts";
import { type JsonSchema, typeText } from "./type-text.ts";

/** The reference page: the document as HTML, without a script. */
export const referencePage = (document: Document): Html => {
  const groups = document.tags.map((tag) => ({ ...tag, operations: operationsOf(document, tag.name) }));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title} API</title>
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<header>
<h1>${document.info.title} API <small>${document.info.version}</small></h1>
<p>${prose(document.info.description ?? "")}</p>
<p>As data: <a href="/api/openapi.json">openapi.json</a> (OpenAPI ${document.openapi}).</p>
</header>
<nav aria-label="Contents"><ul>
${groups.map((group) => html`<li><a href="#${anchor(group.name)}">${group.name}</a></li>`)}
<li><a href="#sockets">WebSockets</a></li>
<li><a href="#errors">Errors</a></li>
</ul></nav>
<main>
${groups.map(
  (
    group,
  ) => html`<section id="${anchor(group.name)}"><h2>${group.name}</h2><p>${prose(group.description ?? "")}</p>
${group.operations.map(operationHtml)}</section>`,
)}
<section id="sockets"><h2>WebSockets</h2>
<p>Text frames of JSON, told apart by <code>_tag</code>. The session cookie opens them; the first frame carries the
protocol’s version. Unknown fields are ignored, and tags and fields may be added.</p>
${document["x-websockets"].map(
  (socket) => html`<article><h3><span class="method ws">WS</span> <code>${socket.path}</code></h3>
<p><strong>${socket.title}.</strong> ${prose(socket.description)}</p>
${typeBlock("Client sends", socket.clientFrames)}${typeBlock("Server sends", socket.serverFrames)}</article>`,
)}
<h3>Close codes</h3>
<table><thead><tr><th scope="col">Code</th><th scope="col">Name</th><th scope="col">Reconnect</th></tr></thead><tbody>
${closeCodes().map(({ code, name, final }) => html`<tr><td>${code}</td><td>${name}</td><td>${final ? "no" : "yes"}</td></tr>`)}
</tbody></table></section>
<section id="errors"><h2>Errors</h2><p>Every error is one of these, with its status.</p>
${Object.entries(document.components.schemas).map(([name, schema]) => typeBlock(name.replace(/Encoded$/, ""), schema))}
</section>
</main>
</body>
</html>
`;
};

/** Text in which backticks mean code. */
const prose = (text: string): readonly Html[] =>
  text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));

interface Placed {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

const operationsOf = (document: Document, tag: string): readonly Placed[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags?.includes(tag))
      .map(([method, operation]) => ({ path, method, operation })),
  );

const operationHtml = ({ path, method, operation }: Placed): Html => html`<article>
<h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code>
${operation.security?.length ? html`<span class="note">signed in</span>` : html``}</h3>
<p>${prose(operation.summary ?? "")} ${prose(operation.description ?? "")}</p>
${parametersHtml(operation)}
${typeBlock("Body", operation.requestBody?.content["application/json"]?.schema)}
${Object.entries(operation.responses).map(([status, response]) => answerHtml(status, response))}
</article>`;

const parametersHtml = ({ parameters = [] }: Operation): Html =>
  parameters.length === 0
    ? html``
    : html`<table><thead><tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col">Type</th></tr></thead><tbody>
${parameters.map(
  (parameter) =>
    html`<tr><td><code>${parameter.name}${parameter.required ? "" : "?"}</code></td><td>${parameter.in}</td><td><code>${typeText(parameter.schema ?? {})}</code></td></tr>`,
)}</tbody></table>`;

const answerHtml = (status: string, response: Operation["responses"][string]): Html => {
  const schema = response.content?.["application/json"]?.schema;
  if (status.startsWith("2"))
    return schema
      ? typeBlock(`Answer ${status}`, schema)
      : html`<p>Answer ${status}, ${response.content === undefined ? "empty" : "bytes"}.</p>`;
  return html`<p class="error"><strong>${status}</strong> <code>${schema ? typeText(schema) : ""}</code></p>`;
};

const typeBlock = (title: string, schema: JsonSchema | undefined): Html =>
  schema === undefined
    ? html``
    : html`<details${title === "Body" ? html` open` : html``}><summary>${title}</summary><pre tabindex="0"><code>${typeText(schema).trim()}</code></pre></details>`;

const anchor = (name: string): string => name.toLowerCase().replaceAll(" ", "-");
