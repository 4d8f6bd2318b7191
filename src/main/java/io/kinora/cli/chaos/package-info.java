/// Trouble on purpose: processes of Kinora that work, die, freeze and are cut off, and what must
/// hold afterwards. Source: our plan for many machines, failure proof.
@NullMarked
package io.kinora.cli.chaos;

import org.jspecify.annotations.NullMarked;
