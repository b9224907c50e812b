// Tells the form in which time zone this browser is, so that nobody has to look for theirs in a list.
for (const field of document.querySelectorAll("input[name=zone]")) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
}
