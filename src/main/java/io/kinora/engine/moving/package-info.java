/// Brings a whole installation to another database, another storage, or both, without a row or byte
/// lost or doubled. Start at [Move]; what is where is written down as [MoveMark], so that nobody
/// works
/// at a half of it, nor at both. Knows of rows only what the tables of the library and of uploads
/// say of files, and which of them mean living processes.
@NullMarked
package io.kinora.engine.moving;

import org.jspecify.annotations.NullMarked;
