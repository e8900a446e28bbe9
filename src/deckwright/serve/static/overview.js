import { follow, say } from "./live.js";

follow(() => say("Updated."));
