/** What is said to who answers by single keys. */

import { say } from "./say.js";

export const NO_OTHER_OPEN = say("No other open criterion is shown in this direction.");
export const NO_FOCUS = say("Go to a criterion first, for example with j.");
