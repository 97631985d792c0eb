// Render the letter with one of the JavaScript tools and print the median time of a letter in milliseconds.
// Usage: node render.mjs docxtemplater|easy-template-x FOLDER TIMES
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [tool, folder, times] = process.argv.slice(2);
const template = readFileSync(join(folder, "template.docx"));
const context = JSON.parse(readFileSync(join(folder, "context.json"), "utf8"));

async function docxtemplater() {
  const { default: PizZip } = await import("pizzip");
  const { default: Docxtemplater } = await import("docxtemplater");
  return () => {
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
    document.render(context);
    return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
}

async function easyTemplateX() {
  const { TemplateHandler } = await import("easy-template-x");
  const handler = new TemplateHandler();
  return () => handler.process(template, context);
}

const render = await { docxtemplater, "easy-template-x": easyTemplateX }[tool]();
writeFileSync(join(folder, `${tool}.docx`), await render());
const durations = [];
for (let round = 0; round < Number(times); round += 1) {
  const start = performance.now();
  await render();
  durations.push(performance.now() - start);
}
durations.sort((a, b) => a - b);
console.log(durations[Math.floor(durations.length / 2)]);
