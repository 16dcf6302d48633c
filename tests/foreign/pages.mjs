// Opens every page in a real browser: axe-core must find nothing to blame in any, and a printed
// handout must be one side of paper that holds all it says.
//
//   node pages.mjs BINARY DIRECTORY     DIRECTORY has node_modules, and takes the pages
//
// The browser is Debian's Chromium; CHROMIUM names another.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [binary, directory] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(directory, "node_modules/"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const questions = JSON.parse(readFileSync(new URL("../questions.json", import.meta.url)));

const run = (...words) =>
  execFileSync(binary, words, {
    encoding: "utf8",
    env: {},
    maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", "ignore"],
  });
const problems = [];
const problem = (text) => (problems.push(text), console.error(text));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
const tab = await browser.newPage();
const requests = [];
tab.on("request", (request) => requests.push(request.url()));
const pages = join(directory, "pages");
mkdirSync(pages, { recursive: true });

/** What axe-core finds, under the rules of WCAG 2.2 up to AA and the best practices. */
async function audit(name, html) {
  writeFileSync(join(pages, `${name}.html`), html);
  await tab.setContent(html);
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => window.axe.run(document));
  for (const { id, help, nodes } of violations) {
    problem(`${name}: ${id}: ${help}: ${nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
  }
}

for (const [name, words] of Object.entries(questions)) {
  await audit(name, run(...words, "-f", "html"));
}
await tab.emulateMedia({ colorScheme: "dark" });
await audit("salary-in-the-dark", run("salary", "-f", "html"));
await tab.emulateMedia({ colorScheme: "light" });
console.log(`${Object.keys(questions).length + 1} pages audited`);

// Handouts: the nation, every state, the area with the longest name, those in the most states, and
// a note as long as they come, once in words and once in the widest letters.
const rows = (by) => JSON.parse(run("salary", "--by", by, "--json")).rows;
const areas = rows("area");
const longest = areas.reduce((a, b) => (b.area.length > a.area.length ? b : a)).code;
const most = Math.max(...areas.map((area) => area.states.length));
const places = [
  [],
  ...rows("state").map((state) => [state.abbr]),
  [longest],
  ...areas.filter((area) => area.states.length === most).map((area) => [area.code]),
];
const words = "Call the college by Friday and ask about evening classes, fees and the externship. ";
const notes = [undefined, words.repeat(3).slice(0, 200).trim(), words.repeat(6).slice(0, 400).trim()];
const widest = "WASHING MACHINE ".repeat(26).slice(0, 400).trim();

const flat = (text) => text.replace(/[\s\u00ad]+/g, "");
let printed = 0;
for (const paper of ["letter", "a4"]) {
  for (const place of places) {
    for (const note of [longest, "WA"].includes(place[0]) ? [...notes, widest] : notes) {
      const asked = [...place, "--paper", paper, ...(note ? ["--note", note] : [])];
      const html = run("handout", ...asked);
      await tab.setContent(html);
      const file = join(pages, "handout.pdf");
      await tab.pdf({ path: file, preferCSSPageSize: true });
      const name = `handout ${asked.join(" ")}`;
      const info = execFileSync("pdfinfo", [file], { encoding: "utf8" });
      const count = /Pages:\s+(\d+)/.exec(info)[1];
      const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info).slice(1).map(Number);
      const wanted = paper === "letter" ? [612, 792] : [595, 842];
      if (count !== "1") problem(`${name}: ${count} pages`);
      if (size.some((side, at) => Math.abs(side - wanted[at]) > 1)) problem(`${name}: ${size}`);
      // Every word and figure of the page is on the paper.
      const text = flat(execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" }));
      const cells = await tab.evaluate(() =>
        [...document.querySelectorAll("main th, main td, main h1, main h2, main p, main li, main text")]
          .map((element) => element.textContent),
      );
      for (const cell of cells) {
        if (!text.includes(flat(cell))) problem(`${name}: not on the paper: ${cell}`);
      }
      // Nothing is printed smaller than 11 points, and a pen has room.
      const small = await tab.evaluate(() =>
        [...document.querySelectorAll("main *")].filter((element) => {
          const shown = element.closest(".said, caption, figcaption") === null;
          const scale = element.closest("svg") ? 0.75 : 1;
          return shown && parseFloat(getComputedStyle(element).fontSize) < (11 / 0.75) * scale - 0.01;
        }).length,
      );
      if (small) problem(`${name}: ${small} elements under 11 points`);
      printed += 1;
    }
  }
}
console.log(`${printed} handouts printed on one side each`);
await browser.close();
if (requests.some((url) => !url.startsWith("about:"))) problem(`fetched: ${requests}`);
process.exit(problems.length ? 1 : 0);
