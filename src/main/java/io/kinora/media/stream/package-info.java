/// Films as players fetch them bit by bit: HLS. Start at [EventPlaylist]; what it tells of a file
/// comes from [Fragments]. It looks at files that others write, and writes none.
@NullMarked
package io.kinora.media.stream;

import org.jspecify.annotations.NullMarked;
