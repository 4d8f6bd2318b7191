/// What tenants have at platforms: tokens that are kept, sealed, for tasks that do not bring
/// their own. Start at [Connections]; with the ways to the platforms they are [Platforms]. Knows
/// nothing of what is uploaded, and why.
@NullMarked
package io.kinora.engine.connection;

import org.jspecify.annotations.NullMarked;
