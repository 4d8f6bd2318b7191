/// Files of the library as HTTP serves them, for all dialects: [AssetBlob].
@NullMarked
package io.kinora.api.stored;

import org.jspecify.annotations.NullMarked;
