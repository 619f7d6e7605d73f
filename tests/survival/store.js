// What the page's store of kept copies holds. `arguments`: what to do, and whom to tell.

const [action, done] = arguments;
const opening = indexedDB.open("keyside", 1);
opening.onupgradeneeded = () => opening.result.createObjectStore("capsules");
opening.onsuccess = async () => {
  const store = opening.result.transaction("capsules", "readwrite").objectStore("capsules");
  const finished = (request) => new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const names = await finished(store.getAllKeys());
  const copies = await finished(store.getAll());
  for (const [index, name] of names.entries()) {
    if (action === "damage") store.put({ ...copies[index], capsule: garbled(copies[index].capsule) }, name);
    if (action === "break") store.put({ capsule: 7 }, name);
    if (action === "forget the order") store.put({ ...copies[index], order: null }, name);
  }
  store.transaction.oncomplete = () => {
    opening.result.close();
    done(JSON.stringify(copies));
  };
};

/** The capsule with one letter changed, in the middle of what is encrypted. */
function garbled(capsule) {
  const place = Math.floor(capsule.length / 2);
  const letter = capsule[place] === "A" ? "B" : "A";
  return capsule.slice(0, place) + letter + capsule.slice(place + 1);
}
