/// Who is asking, and what may they do: tenants and their credentials. Start at [Access]; where
/// they come from is [Bootstrap]. Knows no request: the dialects find the words of a credential.
@NullMarked
package io.kinora.engine.access;

import org.jspecify.annotations.NullMarked;
