// Asks the published module: a JSON object {module, base, queries} comes in, a list of answers goes out, each with the
// addresses that were asked for. Files are read where the base is a folder; all else is fetched.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const input = JSON.parse(readFileSync(0, "utf8"));
const { activity } = await import(pathToFileURL(input.module));
const network = globalThis.fetch;
let asked = [];
globalThis.fetch = async (url, options) => {
  asked.push({ url: `${url}`, cache: options?.cache });
  if (new URL(url).protocol !== "file:") return network(url, options);
  const bytes = await readFile(new URL(url)).catch(() => undefined);
  return new Response(bytes, { status: bytes ? 200 : 404 });
};
const answers = [];
for (const query of input.queries) {
  asked = [];
  let answer, error;
  try {
    answer = await activity(input.base === undefined ? query : { ...query, base: input.base });
  } catch (thrown) {
    error = `${thrown.name}: ${thrown.message}`;
  }
  answers.push({ answer: answer ?? null, error: error ?? null, asked });
}
process.stdout.write(JSON.stringify(answers));
