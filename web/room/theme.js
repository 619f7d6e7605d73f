// The looks that the site around the room chose: values of our own properties, and nothing else that styles can do.

/** Takes these looks in place of those before, or none of them and answers false. */
function wear(theme) {
  const looks = Object.entries(theme ?? {});
  if (!looks.every(([name, value]) => isLook(name, value))) return false;

  const { style } = document.documentElement;
  for (const name of Object.keys(LOOKS)) style.removeProperty(property(name));
  for (const [name, value] of looks) style.setProperty(property(name), value);
}

/** As room.css calls it. */
function property(name) {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
