/// Brings a whole installation to another database, another storage, or both, without a row or
/// byte lost or doubled. Start at [Move]; what is where is written down as [MoveMark], so that
/// nobody works at a half of it, nor at both. Knows of rows only which tables mean living
/// processes.
@NullMarked
package io.kinora.engine.moving;

import org.jspecify.annotations.NullMarked;
