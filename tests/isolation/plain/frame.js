// What the frame of the room does with its worker, without a room.

const engine = { worker: new Worker("worker.js") };

function askEngine(message) {
  engine.worker.postMessage(message);
}
