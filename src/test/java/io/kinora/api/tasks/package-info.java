/// The Tasks API over real HTTP, byte for byte. The checklist of the contract, section 14, is here:
///
/// | item | file |
/// |---|---|
/// | 1 credentials | [CredentialsTest] |
/// | 2, 3 bodies and their types, 13 CORS | [RequestTest] |
/// | 4, 5, 6 create | [CreateTest], [StreamTest] |
/// | 7 status | [StatusTest] |
/// | 8 create_file and file | [CreateFileTest] |
/// | 9 callbacks | [TasksCallbacksTest] |
/// | 10 storage | [StorageTest] |
/// | 11 s3_signed | `TasksJourneyTest` |
/// | 12 preview | [StatusTest], [GrowingFileTest] |
@NullMarked
package io.kinora.api.tasks;

import org.jspecify.annotations.NullMarked;
