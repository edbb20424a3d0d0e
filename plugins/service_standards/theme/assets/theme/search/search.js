// What first.js asks for. A site with our plugin serves this file with all that it needs at once (see packing/joined_search.py).

export { connect } from "./connect.js";
