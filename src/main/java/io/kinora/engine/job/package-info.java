/// Jobs by recipe: fetch a file, make another one of it, bring that to a place, and say so. Start
/// at [Jobs]; the steps are [FetchFiles], [TranscodeFile] and [DeliverFiles]; who is told is
/// [Notices]'s to know. Knows no wire format.
@NullMarked
package io.kinora.engine.job;

import org.jspecify.annotations.NullMarked;
