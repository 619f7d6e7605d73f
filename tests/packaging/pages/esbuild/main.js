import * as keyside from "keyside/single-file";

import { program } from "../../program.js";

globalThis.program = program(keyside);
