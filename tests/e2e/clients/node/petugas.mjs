// What every Node client here shares: the officer's questions, one per line, and the conclusions, one per line.

import { readFileSync } from "node:fs";

/** Return the questions: tab-separated url, user_id, password, ip_user, nik, nama. */
export function questions() {
  return readFileSync(0, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [url, user_id, password, ip_user, nik, nama] = line.split("\t");
      return { url, user_id, password, ip_user, nik, nama };
    });
}

/** Tell what the application would do now, and what its officer reads. */
export function conclude(end, detail) {
  process.stdout.write(`${end}\t${detail}\n`);
}

/** Post `body` as JSON and return `content[0]`. */
export async function call(url, body) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()).content[0];
}
