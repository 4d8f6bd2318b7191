/// Stand-ins for what a way in over HTTP needs: certificates.
@NullMarked
package io.kinora.api.http.fake;

import org.jspecify.annotations.NullMarked;
