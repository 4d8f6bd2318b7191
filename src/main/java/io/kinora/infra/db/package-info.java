/// The database: SQLite in the data folder, or PostgreSQL when there are several machines. Start
/// at [Database]. SQL stays visible at its callers; what differs between the two databases is a
/// [Dialect]. Knows nothing of what the tables mean.
@NullMarked
package io.kinora.infra.db;

import org.jspecify.annotations.NullMarked;
