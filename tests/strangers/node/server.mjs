// Loket Anggota Perpustakaan: titik mulai. Lihat README.md untuk variabel lingkungan.
import http from 'node:http';
import { markStart } from './src/cacat.mjs';
import { setelan } from './src/setelan.mjs';
import { handleRequest } from './src/layanan.mjs';
import { startQueue } from './src/antrean.mjs';
import { saveAll, prepareFiles } from './src/permohonan.mjs';
import { prepareNotes } from './src/catatan.mjs';

prepareFiles();
prepareNotes();

const server = http.createServer(handleRequest);

server.on('error', (error) => {
  process.stderr.write(`server: ${error.code} pada port ${setelan.port}\n`);
  process.exit(1);
});

server.listen(setelan.port, setelan.host, () => {
  markStart();
  startQueue();
  process.stdout.write(`loket siap di http://${setelan.host}:${server.address().port}/ ragam ${setelan.ragam}\n`);
});

function stop() {
  saveAll(true);
  server.close(() => process.exit(0));
  server.closeAllConnections();
  setTimeout(() => process.exit(0), 1000).unref();
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
