/// Who is asking, and what may they do: tenants and their credentials. Start at [Access] (the Tasks
/// API) and [Callers] (the publishing API); where credentials come from is [Bootstrap], and
/// [Clients], [ApiKeys]. Knows no request: the dialects find the words of a credential.
@NullMarked
package io.kinora.engine.access;

import org.jspecify.annotations.NullMarked;
