// Match method by fetch. Habit: the score in brackets decides, and no score means refusal.

import { call, conclude, questions } from "./petugas.mjs";

for (const { url, user_id, password, ip_user, nik, nama } of questions()) {
  const sent = { USER_ID: user_id, PASSWORD: password, IP_USER: ip_user, TRESHOLD: 90, NIK: nik, NAMA_LGKP: nama };
  const row = await call(url, sent);
  const score = /\((\d+)\)/.exec(row.NAMA_LGKP ?? "");
  if (score === null) {
    conclude("ditolak", row.RESPONSE_DESC ?? row.RESPON);
  } else {
    conclude(row.NIK === "Sesuai" && Number(score[1]) >= 90 ? "diteruskan" : "tidak cocok", `nilai ${score[1]}`);
  }
}
