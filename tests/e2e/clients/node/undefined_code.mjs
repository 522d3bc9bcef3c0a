// Data method by fetch. Habit: RESPONSE_CODE undefined means success.

import { call, conclude, questions } from "./petugas.mjs";

for (const { url, nama, ...credentials } of questions()) {
  const row = await call(url, credentials);
  if (row.RESPONSE_CODE !== undefined) {
    conclude("ditolak", `${row.RESPONSE_CODE} ${row.RESPONSE_DESC}`);
  } else if (row.NAMA_LGKP.trim() === nama.trim()) {
    conclude("diteruskan", row.NIK);
  } else {
    conclude("tidak cocok", row.NIK);
  }
}
