/// The film language: text becomes a checked [Film], or problems with line and column. Start at
/// [FilmReader].
///
/// It reads no media, knows no time line and draws nothing.
@NullMarked
package io.kinora.media.sxml;

import org.jspecify.annotations.NullMarked;
