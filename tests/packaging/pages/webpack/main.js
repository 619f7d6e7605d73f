import * as keyside from "keyside";

import { program } from "../../program.js";

globalThis.program = program(keyside);
