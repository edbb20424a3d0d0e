/** The sentences about a link that was copied. */

import { say } from "./say.js";

export const COPIED = say("The link was copied.");
export const COPY_BY_HAND = say("This browser does not let the page copy. The link is selected: copy it with Ctrl+C or from the menu.");
