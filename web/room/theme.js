// The looks that the site around the room chose: values of our own properties, and nothing else that styles can do.

/** Takes these looks in place of those before, or none of them and answers false. */
function wear(theme) {
  const looks = Object.entries(theme ?? {});
  if (!looks.every(([name, value]) => isLook(name, value))) return false;

  const { style } = document.documentElement;
  for (const name of lookNames) style.removeProperty(`--${propertyName(name)}`);
  for (const [name, value] of looks) style.setProperty(`--${propertyName(name)}`, value);
}
