/** The texts of another language than English: fetched once, before any module that says something. */

/** English texts stand in the code, and in a file without a network stand all; others stand beside this file. */
export async function fetchTexts() {
  if (document.querySelector("template[data-catalogue]") !== null) return;
  const response = await fetch(new URL("words.json", import.meta.url));
  const held = document.createElement("template");
  held.dataset.words = "";
  held.content.append(JSON.stringify(await response.json()));
  document.body.append(held);
}
