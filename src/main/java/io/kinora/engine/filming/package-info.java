/// One film, made by many: segments of a film that one process has begun are tasks which others may
/// take.
///
/// Start at `Filming`. Who has begun the film fetches its files, plans it, draws as all others do,
/// and joins what they have made; `SharedFilm` says who makes which segment, `Share` is what they
/// hand each other by the library, `FilmSegment` the work of those who help.
///
/// It never touches pixels, and knows nothing of the tasks that want films.
@NullMarked
package io.kinora.engine.filming;

import org.jspecify.annotations.NullMarked;
