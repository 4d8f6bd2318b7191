/// The one guarded way to addresses that clients name. Start at [Outbound]; what is allowed is in
/// [Guard]. Never goes to an address that was not checked, and never follows a redirect unasked.
@NullMarked
package io.kinora.infra.outbound;

import org.jspecify.annotations.NullMarked;
