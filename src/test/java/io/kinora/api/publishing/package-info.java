/// The publishing API over real HTTP. Cases of the contract, section 21, that are about access:
///
/// | case | file |
/// |---|---|
/// | 6: credentials of all kinds on each endpoint | [CredentialsTest] |
/// | 6: Basic with `%5F`, both ways at once, secrets in logs and database | [TokenTest] |
/// | 6: `Host: evil` | [DialectTest] |
/// | 8: one exchange per code of the table of problems, held against the document |
/// [OpenApiReplayTest] |
@NullMarked
package io.kinora.api.publishing;

import org.jspecify.annotations.NullMarked;
