// PEM, DER and zip.

/** The DER in the first block of a PEM text. */
export function der(pem) {
  const [, text] = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(pem);
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** DER in a PEM block of this label. */
export function pem(label, bytes) {
  const text = btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
  return `-----BEGIN ${label}-----\n${text.match(/.{1,64}/g).join("\n")}\n-----END ${label}-----\n`;
}

/** The blocks of a PEM text that have this label. */
export function blocks(label, text) {
  return text.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----\n`, "g")) ?? [];
}

/** The file in a zip, of those that are stored as they are, whose name ends so. */
export function unzipped(zip, end) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const LOCAL_HEADER = 0x04034b50;
  for (let at = 0; view.getUint32(at, true) === LOCAL_HEADER; ) {
    const name = at + 30;
    const content = name + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const next = content + view.getUint32(at + 18, true);
    const called = new TextDecoder().decode(zip.subarray(name, name + view.getUint16(at + 26, true)));
    if (called.endsWith(end)) return zip.slice(content, next);
    at = next;
  }
  throw new Error(`no file in the zip is called …${end}`);
}
