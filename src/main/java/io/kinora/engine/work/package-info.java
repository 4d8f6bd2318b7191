/// The kinds of work, one file a kind: what each is called, takes and gives, and how it is done.
/// Start at [WorkCatalogue], then [WorkKind] and [Hello]. The only place where tasks and media
/// meet; it knows no dialect. What is described here is written nowhere a second time.
@NullMarked
package io.kinora.engine.work;

import org.jspecify.annotations.NullMarked;
