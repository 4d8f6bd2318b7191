/// Published videos: slots that wait for their file, how far each has come, what was made of it.
/// Start at [Videos]; the steps of their making are tasks, followed by [VideoFollower]. Knows no
/// HTTP.
@NullMarked
package io.kinora.engine.publishing;

import org.jspecify.annotations.NullMarked;
