/// What tenants have at platforms: tokens that are kept, sealed, for tasks that do not bring
/// their own. Start at [Connections]. Never speaks with a platform.
@NullMarked
package io.kinora.engine.connection;

import org.jspecify.annotations.NullMarked;
