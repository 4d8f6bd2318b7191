/// The command line: one file a command. Start at the command that you typed.
@NullMarked
package io.kinora.cli;

import org.jspecify.annotations.NullMarked;
