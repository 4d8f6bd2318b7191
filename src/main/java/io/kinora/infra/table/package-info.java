/// Tables of any shape: what a database has of them, and how their rows come into another
/// database, whatever the two are. Start at [Catalogue], then [TableCopy]. Knows nothing of what
/// the tables mean.
@NullMarked
package io.kinora.infra.table;

import org.jspecify.annotations.NullMarked;
