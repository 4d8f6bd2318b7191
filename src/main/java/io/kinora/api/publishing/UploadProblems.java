package io.kinora.api.publishing;

import io.kinora.engine.upload.UploadFault;
import tools.jackson.databind.node.JsonNodeFactory;

/// What clients are told where bytes are not taken. Source: the publishing contract, sections 7,
/// 13.
final class UploadProblems {

  private UploadProblems() {}

  /// @param isChecksum whether the digest was given in the words of tus
  static Problem of(UploadFault fault, boolean isChecksum) {
    return switch (fault) {
      case UploadFault.TooLarge(long bytesMax) -> tooLarge(bytesMax);
      case UploadFault.WrongSize(long expected) -> wrongSize(expected);
      case UploadFault.WrongDigest _ ->
        Problem.of(isChecksum ? ProblemCode.CHECKSUM_MISMATCH : ProblemCode.DIGEST_MISMATCH);
      case UploadFault.NotOpen _ -> Problem.of(ProblemCode.NOT_FOUND);
      case UploadFault.Overtaken _ -> locked();
    };
  }

  /// Another request writes.
  static Problem locked() {
    return Problem.of(ProblemCode.UPLOAD_LOCKED).withHeader("Retry-After", "1");
  }

  static Problem tooLarge(long bytesMax) {
    return Problem.of(ProblemCode.TOO_LARGE, "A video may have " + bytesMax + " bytes.")
        .with("max_size", JsonNodeFactory.instance.numberNode(bytesMax));
  }

  static Problem wrongSize(long expected) {
    return Problem.of(ProblemCode.SIZE_MISMATCH)
        .with("expected_size", JsonNodeFactory.instance.numberNode(expected));
  }

  static Problem wrongOffset(long expected, long provided) {
    return Problem.of(ProblemCode.OFFSET_MISMATCH)
        .with("expected_offset", JsonNodeFactory.instance.numberNode(expected))
        .with("provided_offset", JsonNodeFactory.instance.numberNode(provided))
        .withHeader("Upload-Offset", Long.toString(expected));
  }
}
