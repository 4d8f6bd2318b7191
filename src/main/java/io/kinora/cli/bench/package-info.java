/// Measurements: one class for each question, run by the scripts of the folder `bench`.
@NullMarked
package io.kinora.cli.bench;

import org.jspecify.annotations.NullMarked;
