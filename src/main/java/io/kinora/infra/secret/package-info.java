/// Secrets that must be read again, such as tokens of platforms: sealed before they are stored.
/// Start at [Vault]. Knows no database, and not what a secret is for.
@NullMarked
package io.kinora.infra.secret;

import org.jspecify.annotations.NullMarked;
