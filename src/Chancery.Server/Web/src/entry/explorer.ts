// What every page shares: keys and copying the link of a view. The page is complete without it.
import { bindCopy } from "../copy";
import { bindHelp, bindKeys } from "../keys";

bindKeys();
bindHelp();
bindCopy();
